package vn.congvu.backup.repository.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.ByteWriter;
import vn.congvu.backup.repository.format.Magic;

class TombstoneTest {

  private static final RepositorySecret SECRET =
      new RepositorySecret("a secret of 32 bytes for the test".getBytes(US_ASCII), new UUID(1, 2));
  private static final Instant AT = Instant.parse("2026-11-28T01:00:00Z");
  private static final BlobAddress MESSAGE = BlobAddress.of(new UUID(3, 4));
  private static final BlobAddress PART = BlobAddress.of(new UUID(5, 6));

  @Test
  void whatIsRefusedAndWhatIsOnlyDestroyedIsReadBack() {
    Tombstone tombstone =
        new Tombstone(new UUID(7, 8), AT, "QĐ-1", Set.of(MESSAGE), Set.of(PART), Set.of());

    assertThat(Tombstone.verify(tombstone.sign(SECRET), SECRET)).isEqualTo(tombstone);
    assertThat(tombstone.destroyed()).containsExactlyInAnyOrder(MESSAGE, PART);
  }

  @Test
  void aTombstoneOfTheFirstVersionRefusesAllThatItDestroyed() {
    byte[] body =
        new ByteWriter()
            .raw(Magic.TOMBSTONE)
            .u8(1)
            .uuid(new UUID(7, 8))
            .instant(AT)
            .text("QĐ-1")
            .varint(1)
            .address(PART)
            .varint(0)
            .toBytes();
    byte[] signed = new ByteWriter().raw(body).raw(SECRET.sign(body)).toBytes();

    assertThat(Tombstone.verify(signed, SECRET))
        .isEqualTo(new Tombstone(new UUID(7, 8), AT, "QĐ-1", Set.of(PART), Set.of(), Set.of()));
  }
}
