package vn.congvu.account.importing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Makes the files that the tests read. */
public final class Sheets {

  private Sheets() {}

  public static Path xlsx(Path folder, Consumer<Worksheet> content) {
    Path file = folder.resolve("list.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      content.accept(workbook.newWorksheet("Danh sách"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** A cell may be a String, a Number or null. */
  public static void row(Worksheet sheet, int row, Object... cells) {
    for (int column = 0; column < cells.length; column++) {
      if (cells[column] instanceof Number number) {
        sheet.value(row, column, number);
      } else if (cells[column] instanceof String text) {
        sheet.value(row, column, text);
      }
    }
  }

  /** The file with one of its parts replaced or added, as no office program would write it. */
  public static Path withPart(Path xlsx, String name, byte[] content) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(xlsx.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    parts.put(name, content);
    Path changed = xlsx.resolveSibling("changed.xlsx");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(changed))) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        out.putNextEntry(new ZipEntry(part.getKey()));
        out.write(part.getValue());
        out.closeEntry();
      }
    }
    return changed;
  }
}
