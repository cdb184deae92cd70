package vn.congvu.backup.repository.pack;

import vn.congvu.backup.repository.format.BlobAddress;

/** One line of a pack's index: where a blob's record lies in the pack. */
public record PackEntry(BlobAddress address, BlobKind kind, int offset, int length) {}
