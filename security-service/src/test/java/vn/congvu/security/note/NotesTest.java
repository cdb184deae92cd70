package vn.congvu.security.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.congvu.platform.problem.ProblemException;

class NotesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Đã gọi điện báo Chánh Văn phòng lúc 8 giờ 10",
        "Biên nhận số 12/BN-PA03, người nhận: Thượng úy Hà",
        "  Gửi nhầm người.\nĐã khóa máy tính.  ",
        "Ngày 24/11/2026, theo Công văn số 12/CV-SNV"
      })
  void whatPeopleReallyNoteIsTaken(String note) {
    assertThat(Notes.checked("note", note)).isEqualTo(note.strip());
  }

  @Test
  void nothingIsNoNote() {
    assertThat(Notes.checked("note", null)).isNull();
    assertThat(Notes.checked("note", " \n ")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Từ: an@tinhmau.example\nGửi lại để báo cáo",
        "Subject: Kế hoạch",
        "content-type: text/plain",
        "> Kính báo cáo",
        "Trích yếu: về việc bố trí lực lượng",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "JVBERi0xLjcKJYGBgYEKMSAwIG9iago8PC9UeXBlL0NhdGFsb2cvUGFnZXMgMiAwIFI+Pg",
        "<p>Kế hoạch</p>",
        "một\nhai\nba\nbốn\nnăm"
      })
  void whatLooksLikeAMailIsRefused(String note) {
    assertThatThrownBy(() -> Notes.checked("note", note))
        .isInstanceOf(ProblemException.class)
        .hasMessage("note-looks-like-content");
  }

  @Test
  void aNoteOfTheLengthOfALetterIsRefused() {
    assertThat(Notes.checked("note", "ấ".repeat(Notes.LONGEST))).hasSize(Notes.LONGEST);
    assertThatThrownBy(() -> Notes.checked("note", "ấ ".repeat(Notes.LONGEST)))
        .hasMessage("note-looks-like-content");
  }
}
