package vn.congvu.account.importing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.importing.check.Column;

/** A list that was sent in, without its rows. */
record ImportBatch(
    UUID id,
    @Nullable String unitCode,
    String fileName,
    String fileSha256,
    String sheet,
    Map<Column, String> columns,
    List<String> remarks,
    String createdBy,
    String createdByName,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant acceptedAt,
    long version) {}
