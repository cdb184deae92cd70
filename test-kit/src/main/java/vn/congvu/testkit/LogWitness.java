package vn.congvu.account.credential;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** Hears every log record, with its exception and parameters, from now until closed. */
final class LogWitness extends Handler implements AutoCloseable {

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final Logger root = Logger.getLogger("");

  LogWitness() {
    root.addHandler(this);
  }

  @Override
  public void publish(LogRecord record) {
    var text = new StringBuilder(ExtLogRecord.wrap(record).getFormattedMessage());
    for (Throwable thrown = record.getThrown(); thrown != null; thrown = thrown.getCause()) {
      text.append(thrown);
    }
    heard.add(text.toString());
  }

  List<String> heard() {
    return heard;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    root.removeHandler(this);
  }
}
