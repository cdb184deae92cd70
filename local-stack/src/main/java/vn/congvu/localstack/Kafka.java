package vn.congvu.localstack;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** One Kafka broker that is its own controller (KRaft), on loopback. */
public final class Kafka implements Part {

  private static final short API_VERSIONS = 18;

  private final Layout layout;
  private final Path home;
  private final int port;
  private final int controllerPort;

  public Kafka(Layout layout, Path home, int port, int controllerPort) {
    this.layout = layout;
    this.home = home;
    this.port = port;
    this.controllerPort = controllerPort;
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public List<Integer> ports() {
    return List.of(port, controllerPort);
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void prepare() {
    try {
      Files.createDirectories(home);
      Files.writeString(configuration(), settings(), StandardCharsets.UTF_8);
      Files.writeString(home.resolve("log4j2.properties"), LOGGING, StandardCharsets.UTF_8);
      if (!Files.exists(home.resolve("data/meta.properties"))) {
        Folders.delete(home.resolve("data"));
        Child.run(
            java(
                "kafka.tools.StorageTool",
                "format",
                "-t",
                newClusterId(),
                "-c",
                configuration().toString()),
            Duration.ofMinutes(1));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public Command command() {
    return java("kafka.Kafka", configuration().toString());
  }

  /** An ApiVersions request: the broker answers it only when it serves. */
  @Override
  public boolean isReady() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      socket.setSoTimeout(1000);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeInt(10);
      out.writeShort(API_VERSIONS);
      out.writeShort(0);
      out.writeInt(1);
      out.writeShort(-1);
      out.flush();
      DataInputStream in = new DataInputStream(socket.getInputStream());
      in.readInt();
      in.readInt();
      return in.readShort() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  private Command java(String main, String... arguments) {
    List<String> words =
        new java.util.ArrayList<>(
            List.of(
                Command.java(),
                "-Xms64m",
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlog4j2.configurationFile=" + home.resolve("log4j2.properties"),
                "-cp",
                layout.libraries("local-stack") + "/*",
                main));
    words.addAll(List.of(arguments));
    return Command.of(home, words);
  }

  private Path configuration() {
    return home.resolve("server.properties");
  }

  private String settings() {
    return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
        controller.listener.names=CONTROLLER
        log.dirs=%3$s
        num.partitions=3
        default.replication.factor=1
        min.insync.replicas=1
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=5
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.num.partitions=1
        share.coordinator.state.topic.min.isr=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=5
        group.initial.rebalance.delay.ms=0
        # Facts are kept; the records of a year fit on any disk.
        log.retention.hours=8760
        log.segment.bytes=67108864
        """
        .formatted(port, controllerPort, home.resolve("data"));
  }

  private static String newClusterId() {
    UUID id = UUID.randomUUID();
    byte[] bytes =
        ByteBuffer.allocate(16)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    // Kafka reads a leading dash as an option.
    return text.startsWith("-") ? newClusterId() : text;
  }

  private static final String LOGGING =
      """
      rootLogger.level=WARN
      rootLogger.appenderRef.stdout.ref=stdout
      appender.stdout.type=Console
      appender.stdout.name=stdout
      appender.stdout.layout.type=PatternLayout
      appender.stdout.layout.pattern=%d{ISO8601} %p %c{1} %m%n
      logger.server.name=kafka.server.KafkaRaftServer
      logger.server.level=INFO
      """;
}
