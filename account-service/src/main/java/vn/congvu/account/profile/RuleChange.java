package vn.congvu.account.profile;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The new value of one rule and the article it rests on. */
@Schema(name = "RuleChange")
record RuleChange(
    @NotNull @Schema(examples = "2 working days", implementation = Object.class) JsonNode value,
    @NotBlank @Size(max = 300) @Schema(examples = "Điều 5 khoản 2 QĐ 12/2027/QĐ-UBND")
        String basis) {}
