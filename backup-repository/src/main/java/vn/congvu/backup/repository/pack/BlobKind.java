package vn.congvu.backup.repository.pack;

import vn.congvu.backup.repository.format.RepositoryException;

/**
 * What a blob is; stands in the clear in front of it, so that compaction and repair need no key to
 * tell.
 */
public enum BlobKind {
  PART,
  MESSAGE,
  MANIFEST;

  private static final BlobKind[] ALL = values();

  static BlobKind of(int code) {
    if (code >= ALL.length) {
      throw RepositoryException.damaged("a blob of the unknown kind " + code);
    }
    return ALL[code];
  }
}
