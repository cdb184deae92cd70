package vn.congvu.backup.repository.place;

import java.net.URI;
import java.nio.file.Path;
import vn.congvu.backup.repository.store.FileStore;
import vn.congvu.backup.repository.store.ObjectStore;

record FolderPlace(Path folder) implements StorePlace {

  FolderPlace {
    folder = folder.toAbsolutePath().normalize();
  }

  static FolderPlace of(URI uri) {
    try {
      return new FolderPlace(Path.of(uri));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "A file: address is file:// and the absolute path of a folder on this machine.", e);
    }
  }

  @Override
  public boolean locks() {
    return false;
  }

  @Override
  public ObjectStore open(LockMode lockMode) {
    return new FileStore(folder);
  }
}
