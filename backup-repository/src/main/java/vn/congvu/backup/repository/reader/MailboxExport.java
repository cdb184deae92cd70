package vn.congvu.backup.repository.reader;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.congvu.backup.repository.Repository;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.manifest.MailboxManifest;
import vn.congvu.backup.repository.manifest.MailboxState;

/**
 * Writes a mailbox's messages as .eml or .mbox, and beside them what a mail file cannot say: {@code
 * messages.tsv}.
 */
final class MailboxExport {

  private static final DateTimeFormatter MBOX_DATE =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss yyyy", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

  private final Repository repository;
  private final Path target;
  private final boolean mbox;
  private final List<String> troubles = new ArrayList<>();
  private int restored;
  private int forgotten;

  record Result(int restored, int forgotten, List<String> troubles) {
    int failed() {
      return troubles.size();
    }
  }

  MailboxExport(Repository repository, Path target, boolean mbox) {
    this.repository = repository;
    this.target = target;
    this.mbox = mbox;
  }

  Result run(MailboxState state) throws IOException {
    Map<Integer, String> names = names(state);
    StringBuilder folders = new StringBuilder("files\tfolder\n");
    StringBuilder lines = new StringBuilder("folder\tuid\tinternal date\tflags\n");
    for (MailboxManifest.Folder folder : state.folders()) {
      String name = name(names, folder.id());
      Files.createDirectories(mbox ? target : target.resolve(name));
      folders.append(name).append('\t').append(folder.name().replaceAll("\\p{Cntrl}", " "));
      folders.append('\n');
    }
    for (MailboxManifest.Entry entry : state.entries()) {
      String name = name(names, entry.folder());
      try {
        write(entry, name);
        restored++;
        lines.append(name).append('\t').append(entry.uid()).append('\t');
        lines
            .append(entry.internalDate())
            .append('\t')
            .append(String.join(" ", entry.flags()))
            .append('\n');
      } catch (RepositoryException e) {
        if (e.fault() == Fault.FORGOTTEN) {
          forgotten++;
        } else {
          troubles.add(name + " uid " + entry.uid() + ": " + e.getMessage());
        }
      }
    }
    Files.writeString(target.resolve("folders.tsv"), folders);
    Files.writeString(target.resolve("messages.tsv"), lines);
    return new Result(restored, forgotten, troubles);
  }

  private void write(MailboxManifest.Entry entry, String name) throws IOException {
    Path file = target.resolve(mbox ? name + ".mbox" : name + "/" + entry.uid() + ".eml");
    Path aside = target.resolve(".partial");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(aside))) {
        repository.read(entry.message(), out);
      }
      if (mbox) {
        append(aside, file, entry);
      } else {
        Files.setLastModifiedTime(aside, FileTime.from(entry.internalDate()));
        Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  /**
   * The mboxrd kind: a line of the message that begins with any number of > and "From " gets one >
   * more.
   */
  private static void append(Path message, Path file, MailboxManifest.Entry entry)
      throws IOException {
    try (OutputStream out =
            new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        InputStream in = new BufferedInputStream(Files.newInputStream(message))) {
      out.write(
          ("From MAILER-DAEMON " + MBOX_DATE.format(entry.internalDate()) + "\n")
              .getBytes(StandardCharsets.US_ASCII));
      ByteArrayOutputStream start = new ByteArrayOutputStream();
      boolean undecided = true;
      int last = '\n';
      for (int b; (b = in.read()) >= 0; last = b) {
        if (!undecided) {
          out.write(b);
        } else {
          start.write(b);
          undecided = mayBeFrom(start.toByteArray());
          if (!undecided) {
            if (isFrom(start.toByteArray())) {
              out.write('>');
            }
            start.writeTo(out);
          }
        }
        if (b == '\n') {
          start.reset();
          undecided = true;
        }
      }
      start.writeTo(out);
      out.write(
          last == '\n'
              ? "\n".getBytes(StandardCharsets.US_ASCII)
              : "\n\n".getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static boolean mayBeFrom(byte[] start) {
    int quotes = quotes(start);
    int rest = start.length - quotes;
    if (rest >= FROM.length) {
      return false;
    }
    for (int i = 0; i < rest; i++) {
      if (start[quotes + i] != FROM[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFrom(byte[] start) {
    int quotes = quotes(start);
    return start.length - quotes == FROM.length
        && Arrays.equals(start, quotes, start.length, FROM, 0, FROM.length);
  }

  private static int quotes(byte[] start) {
    int quotes = 0;
    while (quotes < start.length && start[quotes] == '>') {
      quotes++;
    }
    return quotes;
  }

  private static String name(Map<Integer, String> names, int folder) {
    return names.getOrDefault(folder, "folder-" + folder);
  }

  /** A shell that names no language leaves the JDK with ASCII for names of files. */
  private static boolean isSpellable(String name) {
    try {
      return !Path.of(name).toString().isEmpty();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** File names out of folder names, whatever stands in those. */
  private static Map<Integer, String> names(MailboxState state) {
    Map<Integer, String> names = new HashMap<>();
    Set<String> taken = new HashSet<>();
    for (MailboxManifest.Folder folder : state.folders()) {
      String safe = folder.name().replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]", "_");
      if (safe.isBlank() || safe.startsWith(".") || safe.length() > 100 || !isSpellable(safe)) {
        safe = "folder-" + folder.id();
      }
      names.put(
          folder.id(), taken.add(safe.toLowerCase(Locale.ROOT)) ? safe : safe + "-" + folder.id());
    }
    return names;
  }
}
