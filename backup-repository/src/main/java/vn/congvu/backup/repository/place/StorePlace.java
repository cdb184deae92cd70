package vn.congvu.backup.repository.place;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import vn.congvu.backup.repository.store.ObjectStore;

/** Where a store lies. Two equal places are one. */
public sealed interface StorePlace permits BucketPlace, FolderPlace {

  /** One letter is no scheme but somebody's drive. */
  Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*");

  /**
   * Nothing is opened yet.
   *
   * @param lockMode how a bucket shall lock what is put there for a time
   */
  ObjectStore open(LockMode lockMode);

  /** Whether it can refuse to delete what was put there. */
  boolean locks();

  /**
   * Understands a folder's path, {@code file:///folder}, and {@code
   * s3://bucket/prefix?region=…&endpoint=…&path-style=true&profile=…}. Credentials never stand in
   * it.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong, and never repeats the
   *     address
   */
  static StorePlace of(String address) {
    String text = address.strip();
    var scheme = SCHEME.matcher(text);
    if (text.isEmpty()) {
      throw new IllegalArgumentException("The address of the store is empty.");
    }
    if (!scheme.matches()) {
      return folder(text);
    }
    return switch (scheme.group(1).toLowerCase(Locale.ROOT)) {
      case "file" -> FolderPlace.of(uri(text));
      case "s3" -> BucketPlace.of(uri(text));
      default ->
          throw new IllegalArgumentException(
              "A store lies in a folder (a path, or file:///…) or in a bucket (s3://…); "
                  + scheme.group(1)
                  + ": is neither.");
    };
  }

  private static StorePlace folder(String path) {
    try {
      return new FolderPlace(Path.of(path));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("The store's address is no path of a folder.", e);
    }
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      // Its message repeats the address.
      throw new IllegalArgumentException(
          "The store's address is no URI: the character at "
              + (e.getIndex() + 1)
              + " may not stand there; write it as %xx.");
    }
  }
}
