package vn.congvu.account.unit;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.problem.ProblemException;

/** The made-up province of the demo. Enters what is missing, by the same door as everyone. */
@ApplicationScoped
class DemoUnits {
  private static final LocalDate SINCE = LocalDate.of(2025, 7, 1);
  private static final String BASIS = "Dữ liệu trình diễn (tỉnh giả định)";

  private static final List<NewUnit> UNITS =
      List.of(
          unit("ubnd-tinh", "UBND tỉnh Tĩnh Mậu", null, UnitLevel.PROVINCE),
          unit("skhcn", "Sở Khoa học và Công nghệ", "ubnd-tinh", UnitLevel.DEPARTMENT),
          unit("snv", "Sở Nội vụ", "ubnd-tinh", UnitLevel.DEPARTMENT),
          unit("syt", "Sở Y tế", "ubnd-tinh", UnitLevel.DEPARTMENT),
          unit("xa-lamthuy", "UBND xã Lâm Thủy", "ubnd-tinh", UnitLevel.COMMUNE),
          unit("phuong-dongson", "UBND phường Đông Sơn", "ubnd-tinh", UnitLevel.COMMUNE),
          unit("vp.snv", "Văn phòng Sở", "snv", UnitLevel.SUB_UNIT),
          unit("tccb.snv", "Phòng Tổ chức cán bộ", "snv", UnitLevel.SUB_UNIT));

  private final UnitService units;
  private final boolean demo;

  DemoUnits(
      UnitService units,
      @ConfigProperty(name = "congvu.demo", defaultValue = "false") boolean demo) {
    this.units = units;
    this.demo = demo;
  }

  void enter(@Observes StartupEvent event) {
    if (demo) {
      UNITS.stream().filter(unit -> units.byCode(unit.code()).isEmpty()).forEach(this::create);
    }
  }

  private void create(NewUnit unit) {
    try {
      units.create(unit);
    } catch (ProblemException taken) {
      // Another replica that starts at the same moment entered it first.
      if (taken.type() != UnitProblem.UNIT_CODE_TAKEN) {
        throw taken;
      }
    }
  }

  private static NewUnit unit(String code, String name, @Nullable String parent, UnitLevel level) {
    return new NewUnit(code, name, parent, "tinhmau.example", level, SINCE, BASIS);
  }
}
