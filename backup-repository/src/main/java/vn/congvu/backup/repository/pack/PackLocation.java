package vn.congvu.backup.repository.pack;

import java.util.UUID;

/** Where one copy of a blob lies. */
public record PackLocation(UUID pack, BlobKind kind, int offset, int length) {}
