package vn.congvu.security.containment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.MessagePrints;
import vn.congvu.mail.UndeliveredCopy;
import vn.congvu.mail.UndeliveredMail;
import vn.congvu.security.RealParts;
import vn.congvu.security.copy.CopyState;
import vn.congvu.security.copy.FoundBy;
import vn.congvu.security.copy.FoundCopy;
import vn.congvu.security.copy.FoundIn;
import vn.congvu.security.coverage.PlaceKind;
import vn.congvu.security.fingerprint.FingerprintKeys;

/** Places of undelivered mail when all of them were read through once. */
@QuarkusTest
@RealParts
class UndeliveredTakingTest extends TwoCopies {

  private static final String QUEUE = "queue:khac";

  @Inject GuardWork guardWork;
  @Inject FingerprintKeys keys;
  @Inject Takings takings;

  /** A queue with one mail. */
  private final class OneMail implements UndeliveredMail {

    private final List<String> searched = new ArrayList<>();
    private boolean there = true;

    @Override
    public boolean offered() {
      return true;
    }

    @Override
    public List<String> places() {
      return List.of(QUEUE);
    }

    @Override
    public Found find(
        String place, Set<Fingerprint> prints, boolean answers, @Nullable String after) {
      searched.add(place);
      try {
        Fingerprint messageId =
            MessagePrints.take(keys.get(), new ByteArrayInputStream(letter)).messageId();
        return new Found(
            List.of(
                new UndeliveredCopy(
                    place,
                    "1",
                    "an@tinhmau.example",
                    List.of(reader.address()),
                    letter.length,
                    DATE,
                    Set.of(messageId))),
            null);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public boolean read(String place, String id, OutputStream out) {
      try {
        out.write(letter);
        return there;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void remove(String place, String id) {
      there = false;
    }

    @Override
    public void send(String id, String sender, List<String> recipients, InputStream mail) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void onlyAQueueInWhichASearchFoundACopyIsReadAgain() {
    bothFound();
    contained(2);
    var queue = new OneMail();
    var taking = new UndeliveredTaking(queue, guard, keys, holds, takings);
    Order order = leased();

    taking.take(order, guardWork.prints(spill));
    assertThat(queue.searched).isEmpty();
    found(
        List.of(
            FoundCopy.elsewhere(
                PlaceKind.QUEUE,
                QUEUE,
                "1",
                FoundBy.MESSAGE_ID,
                FoundIn.QUEUE,
                false,
                letter.length,
                DATE)));
    taking.take(order, guardWork.prints(spill));

    assertThat(queue.there).isFalse();
    assertThat(in(CopyState.CONTAINED)).hasSize(3);
  }
}
