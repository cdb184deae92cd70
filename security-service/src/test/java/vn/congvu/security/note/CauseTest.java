package vn.congvu.security.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import vn.congvu.mail.MailServerAway;

class CauseTest {

  @Test
  void whatAFailureSaysIsNotSaidAgain() {
    var failure =
        new IllegalStateException(
            "Key (address)=(an@tinhmau.example) exists", new IllegalArgumentException("an@"));

    assertThat(Cause.of(failure))
        .matches(
            "IllegalStateException at CauseTest.java:\\d+"
                + " by IllegalArgumentException at CauseTest.java:\\d+");
  }

  @Test
  void theMailServersFailuresNameTheOperation() {
    var away = new MailServerAway("Mail server unreachable at GET /users", new ConnectException());

    assertThat(Cause.of(away))
        .startsWith("MailServerAway: Mail server unreachable at GET /users by ConnectException");
  }
}
