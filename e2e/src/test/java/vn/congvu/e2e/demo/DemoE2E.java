package vn.congvu.e2e.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import vn.congvu.e2e.stack.Congvu;
import vn.congvu.e2e.stack.OnTheStack;
import vn.congvu.e2e.stack.Said;

/** First of all on the stack: the first run meets it as a newcomer does. */
@OnTheStack
@Order(20)
class DemoE2E {

  @RepeatedTest(value = 2, name = "run {currentRepetition}")
  void theMainJobHoldsFromTheListToTheAuditChain(Congvu congvu) {
    Said demo = congvu.run("demo");

    assertThat(demo.text()).contains("[15]").doesNotContain("HỎNG");
    assertThat(demo.lines().getLast()).isEqualTo("Xong: 26 bước, tất cả đúng như mong đợi.");
    assertThat(demo.code()).isZero();
  }
}
