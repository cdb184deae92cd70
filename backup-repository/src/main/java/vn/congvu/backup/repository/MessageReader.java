package vn.congvu.backup.repository;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Arrays;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.Digests;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.Addresses;
import vn.congvu.backup.repository.keys.RepositorySecret;
import vn.congvu.backup.repository.keys.Tombstones;
import vn.congvu.backup.repository.leaf.Base64Layout;
import vn.congvu.backup.repository.pack.BlobReader;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.MessagePrints;

/**
 * Puts a message together again and verifies each blob's address, then the whole message's SHA-256.
 */
final class MessageReader {

  private final RepositorySecret secret;
  private final Addresses addresses;
  private final Tombstones tombstones;
  private final BlobReader blobs;

  MessageReader(RepositorySecret secret, Tombstones tombstones, BlobReader blobs) {
    this.secret = secret;
    this.addresses = new Addresses(secret, tombstones);
    this.tombstones = tombstones;
    this.blobs = blobs;
  }

  Recipe recipe(BlobAddress message) {
    return Recipe.decode(blob(message), "message " + message);
  }

  void read(BlobAddress message, OutputStream out) throws IOException {
    Recipe recipe = recipe(message);
    // Before the first byte goes out: half of a forgotten message is too much.
    recipe.parts().forEach(tombstones::refuse);
    MessageDigest sha256 = Digests.sha256();
    long size = 0;
    for (Recipe.Segment segment : recipe.segments()) {
      byte[] bytes =
          switch (segment) {
            case Recipe.Own own -> own.bytes();
            case Recipe.Part part -> part(part, message);
          };
      sha256.update(bytes);
      size += bytes.length;
      out.write(bytes);
    }
    if (size != recipe.size() || !Arrays.equals(sha256.digest(), recipe.sha256())) {
      throw RepositoryException.damaged("message " + message + " is not what it was");
    }
  }

  /** Whether it bears the fingerprint as a Message-ID, its own or that of a message in it. */
  boolean isIdentifiedBy(BlobAddress message, Fingerprint print) {
    var beginning = new Beginning();
    try {
      read(message, beginning);
    } catch (Beginning.Enough e) {
      // The headers stand at the beginning.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      MessagePrints prints = MessagePrints.take(secret.fingerprints(), beginning.taken());
      return print.equals(prints.messageId()) || prints.enclosed().contains(print);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] part(Recipe.Part part, BlobAddress message) {
    byte[] plain = blob(part.address());
    if (plain.length != part.length()) {
      throw RepositoryException.damaged("message " + message + " has a part of another length");
    }
    Base64Layout layout = part.layout();
    return layout == null ? plain : layout.encode(plain);
  }

  private byte[] blob(BlobAddress address) {
    tombstones.refuse(address);
    byte[] plain = blobs.read(address);
    if (!addresses.fits(address, plain)) {
      throw RepositoryException.damaged("blob " + address + " holds other bytes");
    }
    return plain;
  }
}
