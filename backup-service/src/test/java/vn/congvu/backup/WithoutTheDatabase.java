package vn.congvu.backup;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.congvu.backup.repository.reader.StandaloneReader;
import vn.congvu.backup.store.StoreConfig;

/** What the stand-alone reader gives back of a mailbox. */
@ApplicationScoped
public class WithoutTheDatabase {

  private final StoreConfig config;

  WithoutTheDatabase(StoreConfig config) {
    this.config = config;
  }

  public List<byte[]> read(String address, Instant at) {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "read");
      Path log = folder.resolve("log");
      Process reader =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  StandaloneReader.class.getName(),
                  "--store",
                  config.path(),
                  "--master-key",
                  config.masterKeyFile().orElseThrow().toString(),
                  "--mailbox",
                  address,
                  "--at",
                  at.toString(),
                  "--out",
                  folder.toString())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      assertThat(reader.waitFor()).as(Files.readString(log)).isZero();
      var mails = new ArrayList<byte[]>();
      try (var files = Files.walk(folder)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".eml")).toList()) {
          mails.add(Files.readAllBytes(file));
        }
      }
      return mails;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
