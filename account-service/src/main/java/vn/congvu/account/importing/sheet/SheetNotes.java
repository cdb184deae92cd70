package vn.congvu.account.importing.sheet;

import java.util.List;

/**
 * @param format {@code xlsx} or {@code csv}
 * @param remarks how the file was understood, in Vietnamese
 */
public record SheetNotes(String format, List<String> remarks) {

  public SheetNotes {
    remarks = List.copyOf(remarks);
  }
}
