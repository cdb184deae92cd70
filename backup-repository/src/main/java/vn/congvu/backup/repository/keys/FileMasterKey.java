package vn.congvu.backup.repository.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;

/**
 * Master keys in a file, one a line: {@code <id> <32 bytes in base64>}. The first wraps; all
 * unwrap. To rotate, write a new first line, rewrap, then delete the old line for ever.
 */
public final class FileMasterKey implements MasterKey {

  private final Map<String, byte[]> keys;
  private final String current;
  private final byte[] currentKey;

  private FileMasterKey(Map<String, byte[]> keys) {
    Map.Entry<String, byte[]> first = keys.entrySet().iterator().next();
    this.keys = keys;
    this.current = first.getKey();
    this.currentKey = first.getValue();
  }

  public static FileMasterKey read(Path file) {
    Map<String, byte[]> keys = new LinkedHashMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] words = line.strip().split("\\s+");
          byte[] key = words.length == 2 ? Base64.getDecoder().decode(words[1]) : new byte[0];
          if (key.length != Sealing.KEY_BYTES) {
            throw new IllegalArgumentException("a line is not '<id> <32 bytes in base64>'");
          }
          keys.put(words[0], key);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new RepositoryException(
          Fault.WRONG_MASTER_KEY, "cannot read the master key file " + file, e);
    }
    if (keys.isEmpty()) {
      throw new RepositoryException(
          Fault.WRONG_MASTER_KEY, "no key in the master key file " + file);
    }
    return new FileMasterKey(keys);
  }

  /** A line for a new key file, or for the top of an old one. */
  public static String newLine(String id) {
    return id
        + " "
        + Base64.getEncoder().encodeToString(Sealing.randomKey())
        + System.lineSeparator();
  }

  @Override
  public String id() {
    return current;
  }

  @Override
  public Wrapped wrap(byte[] key, byte[] context) {
    return new Wrapped(current, Sealing.seal(currentKey, key, context));
  }

  @Override
  public byte[] unwrap(String id, byte[] wrapped, byte[] context) {
    byte[] key = keys.get(id);
    if (key == null) {
      throw new RepositoryException(Fault.WRONG_MASTER_KEY, "no master key '" + id + "' at hand");
    }
    try {
      return Sealing.open(key, wrapped, context, "a wrapped key");
    } catch (RepositoryException e) {
      throw new RepositoryException(
          Fault.WRONG_MASTER_KEY, "the master key '" + id + "' does not fit", e);
    }
  }
}
