package vn.congvu.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Hears every log record, with its exception and parameters, from now until closed. */
public final class LogWitness extends Handler implements AutoCloseable {

  private static final PatternFormatter MESSAGE = new PatternFormatter("%s");

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final Logger root = Logger.getLogger("");

  public LogWitness() {
    root.addHandler(this);
  }

  @Override
  public void publish(LogRecord record) {
    var text = new StringBuilder(MESSAGE.format(ExtLogRecord.wrap(record)));
    for (Throwable thrown = record.getThrown(); thrown != null; thrown = thrown.getCause()) {
      text.append(thrown);
    }
    heard.add(text.toString());
  }

  public List<String> heard() {
    return heard;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    root.removeHandler(this);
  }
}
