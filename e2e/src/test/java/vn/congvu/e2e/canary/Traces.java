package vn.congvu.e2e.canary;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import vn.congvu.e2e.stack.Congvu;

/**
 * Every place in which a running stack keeps anything, and which of them have a trace of a string.
 */
final class Traces {

  private final Congvu congvu;
  private final Needle needle;
  private final SortedSet<String> found = new TreeSet<>();

  private Traces(Congvu congvu, Needle needle) {
    this.congvu = congvu;
    this.needle = needle;
  }

  /** Names of tables, topics and files; never what lies there. */
  static SortedSet<String> of(String text, Congvu congvu) throws Exception {
    var traces = new Traces(congvu, new Needle(text));
    traces.inTables();
    traces.inTopics();
    traces.inFiles();
    return traces.found;
  }

  private void inTables() throws SQLException, IOException {
    for (String database : databases()) {
      try (Connection connection = connect(database)) {
        connection.setAutoCommit(false);
        for (String table : texts(connection, TABLES)) {
          if (isIn(connection, table)) {
            found.add("table " + database + "." + table);
          }
        }
      }
    }
  }

  private static final String TABLES =
      """
      select format('%I.%I', schemaname, tablename) from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')
      """;

  private List<String> databases() throws SQLException {
    try (Connection connection = connect("postgres")) {
      // What is only in memory yet goes into the files.
      try (Statement statement = connection.createStatement()) {
        statement.execute("checkpoint");
      }
      return texts(connection, "select datname from pg_database where datallowconn");
    }
  }

  private boolean isIn(Connection connection, String table) throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(500);
      try (ResultSet rows = statement.executeQuery("select * from " + table)) {
        ResultSetMetaData columns = rows.getMetaData();
        while (rows.next()) {
          for (int column = 1; column <= columns.getColumnCount(); column++) {
            if (isIn(rows, column, columns.getColumnType(column))) {
              return true;
            }
          }
        }
        return false;
      }
    }
  }

  private boolean isIn(ResultSet rows, int column, int type) throws SQLException, IOException {
    if (type == Types.BINARY) {
      byte[] bytes = rows.getBytes(column);
      return bytes != null && needle.isIn(bytes);
    }
    String text = rows.getString(column);
    return text != null && needle.isIn(text.getBytes(UTF_8));
  }

  private static List<String> texts(Connection connection, String query) throws SQLException {
    var texts = new ArrayList<String>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        congvu.place().database(database), "postgres", congvu.secret("postgres.superuser"));
  }

  private void inTopics() throws IOException {
    var settings = Map.<String, Object>of("bootstrap.servers", congvu.place().kafka());
    var bytes = new ByteArrayDeserializer();
    try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      List<TopicPartition> partitions =
          consumer.listTopics().values().stream()
              .flatMap(List::stream)
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofSeconds(1))) {
          if (isIn(message)) {
            found.add("topic " + message.topic());
          }
        }
      }
    }
  }

  private boolean isIn(ConsumerRecord<byte[], byte[]> message) throws IOException {
    for (Header header : message.headers()) {
      if (needle.isIn(header.value())) {
        return true;
      }
    }
    return message.key() != null && needle.isIn(message.key())
        || message.value() != null && needle.isIn(message.value());
  }

  private void inFiles() throws IOException {
    try (Stream<Path> tree = Files.walk(congvu.data())) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        if (isIn(file)) {
          found.add("file " + congvu.data().relativize(file));
        }
      }
    }
  }

  private boolean isIn(Path file) throws IOException {
    try {
      return needle.isIn(() -> open(file));
    } catch (NoSuchFileException _) {
      // A part has just removed it.
      return false;
    }
  }

  private static InputStream open(Path file) throws IOException {
    return Files.newInputStream(file);
  }
}
