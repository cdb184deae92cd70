package vn.congvu.account.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.congvu.paper.Paper.Column;

class FormKindTest {

  @Test
  void theFormsHaveTheirColumnsWordForWord() {
    assertThat(FormKind.ISSUE.columns())
        .extracting(Column::title)
        .containsExactly("Stt", "Họ và tên", "Chức vụ", "Đơn vị/bộ phận công tác", "Số điện thoại");
    assertThat(FormKind.CHANGE_OR_CLOSURE.columns())
        .extracting(Column::title)
        .containsExactly(
            "Stt",
            "Tên cơ quan/Cá nhân",
            "Chức vụ",
            "Đơn vị",
            "Thay đổi",
            "Thu hồi",
            "Nội dung đề nghị");
    assertThat(FormKind.RECOVERY.columns())
        .extracting(Column::title)
        .containsExactly(
            "Stt", "Đơn vị/Cá nhân", "Đơn vị công tác", "Địa chỉ thư", "Số điện thoại");
  }

  @ParameterizedTest
  @EnumSource
  void theColumnsFillThePage(FormKind kind) {
    assertThat(kind.columns().stream().mapToInt(Column::width).sum()).isEqualTo(100);
  }
}
