package vn.congvu.e2e.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.congvu.e2e.system.NotSo;

/** An exported audit trail, checked by the offline verifier as an auditor would run it. */
record AuditFile(Path file) {

  static AuditFile of(byte[] export) throws IOException {
    Path file = Files.createTempFile("congvu-audit", ".jsonl");
    file.toFile().deleteOnExit();
    return new AuditFile(Files.write(file, export));
  }

  /** A copy in which one character of one row in the middle is another. */
  AuditFile tamperedCopy() throws IOException {
    String text = Files.readString(file);
    int middle = text.indexOf("\"action\":\"", text.length() / 2) + "\"action\":\"".length();
    return of(
        (text.substring(0, middle) + "x" + text.substring(middle + 1))
            .getBytes(StandardCharsets.UTF_8));
  }

  /** Runs the verifier and returns what it said. */
  String verify(int expectedExitCode) throws IOException, InterruptedException {
    String script = Path.of(System.getenv("CONGVU_ROOT"), "congvu").toString();
    Process verifier =
        new ProcessBuilder(script, "verify-audit", file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(verifier.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = verifier.waitFor();
    NotSo.unless(code == expectedExitCode, "verify-audit: mã " + code + ": " + said.strip());
    return said.strip();
  }
}
