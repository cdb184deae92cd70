package vn.congvu.security.spill;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A Message-ID (RFC 5322 section 3.6.4), with or without its brackets. */
@Size(max = 998)
@Pattern(regexp = "<?[^\\s<>]+>?")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@interface MessageId {

  String message() default "không phải một Message-ID";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
