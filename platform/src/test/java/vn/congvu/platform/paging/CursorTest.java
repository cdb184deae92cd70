package vn.congvu.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.congvu.platform.problem.ProblemException;

class CursorTest {

  @Test
  void theKeysComeBack() {
    String cursor = Cursor.encode("", "Đặng Thị Ơn", 42);

    assertThat(Cursor.decode(cursor, 3)).containsExactly("", "Đặng Thị Ơn", "42");
    assertThat(cursor).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void noCursorIsTheFirstPage() {
    assertThat(Cursor.decode(null, 2)).isEmpty();
    assertThat(Cursor.decode(" ", 2)).isEmpty();
  }

  @Test
  void whatWeDidNotMakeIsRefused() {
    assertThatThrownBy(() -> Cursor.decode("%%%", 1)).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> Cursor.decode(Cursor.encode("a", "b"), 1))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void onlyAFullPageWithMoreBehindItHasANext() {
    assertThat(Page.of(List.of(1, 2, 3), 3, String::valueOf).next()).isNull();

    Page<Integer> page = Page.of(List.of(1, 2, 3, 4), 3, String::valueOf);

    assertThat(page.items()).containsExactly(1, 2, 3);
    assertThat(page.next()).isEqualTo("3");
  }
}
