package vn.congvu.platform.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.sql.SQLException;
import java.util.List;

/** Writes the chain as JSON lines, page by page so that its length does not matter. */
@ApplicationScoped
class AuditExport {

  private static final int PAGE = 1_000;

  private final AuditRows rows;

  AuditExport(AuditRows rows) {
    this.rows = rows;
  }

  void write(OutputStream out) throws IOException {
    BufferedWriter lines = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
    long last = 0;
    for (List<AuditRow> page = page(last); !page.isEmpty(); page = page(last)) {
      for (AuditRow row : page) {
        lines.write(row.exportLine());
        lines.write('\n');
      }
      last = page.getLast().seq();
    }
    lines.flush();
  }

  private List<AuditRow> page(long after) throws IOException {
    try {
      return rows.after(after, AuditRows.Filter.ALL, PAGE);
    } catch (SQLException e) {
      throw new IOException("audit rows not read", e);
    }
  }
}
