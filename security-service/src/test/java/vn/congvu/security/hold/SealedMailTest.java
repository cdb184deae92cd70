package vn.congvu.security.hold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.Sealing;
import vn.congvu.backup.repository.store.FileStore;
import vn.congvu.platform.id.Ids;

class SealedMailTest {

  private static final UUID SPILL = Ids.next();
  private static final int PIECE = 4 * 1024 * 1024;

  @TempDir Path folder;
  private final byte[] key = Sealing.randomKey();
  private final UUID id = Ids.next();
  private FileStore store;

  @BeforeEach
  void open() {
    store = new FileStore(folder);
    store.make();
  }

  private Sealed seal(byte[] mail) throws IOException {
    return new SealedMail(store, SPILL, id).write(Ids.next(), key, out -> out.write(mail));
  }

  private byte[] opened(UUID sealed, byte[] with, int pieces) {
    var out = new ByteArrayOutputStream();
    new SealedMail(store, SPILL, sealed).read(with, pieces, out);
    return out.toByteArray();
  }

  private String name(int piece) {
    return SealedMail.folder(SPILL) + id + '-' + piece;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3000, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE + 17})
  void aMailComesBackToTheByte(int length) throws IOException {
    byte[] mail = new byte[length];
    new Random(length).nextBytes(mail);

    Sealed sealed = seal(mail);

    assertThat(sealed.bytes()).isEqualTo(length);
    assertThat(sealed.pieces()).isEqualTo(Math.max(1, (length + PIECE - 1) / PIECE));
    assertThat(opened(id, key, sealed.pieces())).isEqualTo(mail);
    assertThat(new SealedMail(store, SPILL, id).stream(key, sealed.pieces()))
        .hasBinaryContent(mail);
  }

  @Test
  void nothingOfItCanBeReadInTheStore() throws IOException {
    Sealed _ = seal("Subject: Danh sách cán bộ".getBytes(UTF_8));

    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), UTF_8)).doesNotContain("Danh sách");
      }
    }
  }

  @Test
  void piecesInAnotherPlaceOrOrderDoNotOpen() throws IOException {
    Sealed sealed = seal(new byte[2 * PIECE]);
    byte[] first = store.get(name(0));
    store.replace(name(0), store.get(name(1)));
    store.replace(name(1), first);
    UUID other = Ids.next();
    store.put(SealedMail.folder(SPILL) + other + "-0", ByteBuffer.wrap(first), null);

    assertThatThrownBy(() -> opened(id, key, sealed.pieces()))
        .isInstanceOf(RepositoryException.class);
    assertThatThrownBy(() -> opened(other, key, 1)).isInstanceOf(RepositoryException.class);
  }

  @Test
  void anotherKeyDoesNotOpenIt() throws IOException {
    Sealed _ = seal("x".getBytes(UTF_8));

    assertThatThrownBy(() -> opened(id, Sealing.randomKey(), 1))
        .isInstanceOf(RepositoryException.class);
  }

  @Test
  void aSourceThatBreaksOffIsNoMail() {
    assertThatThrownBy(
            () ->
                new SealedMail(store, SPILL, id)
                    .write(
                        Ids.next(),
                        key,
                        out -> {
                          throw new IOException("cut");
                        }))
        .isInstanceOf(IOException.class);
  }

  @Test
  void anObjectTellsWhichMailItIsAPieceOf() {
    assertThat(SealedMail.idOf(name(12))).isEqualTo(id);
  }
}
