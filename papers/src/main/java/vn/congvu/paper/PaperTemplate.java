package vn.congvu.paper;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.qute.Engine;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.congvu.paper.Paper.Block;
import vn.congvu.paper.Paper.Signature;

/**
 * The words of a kind of paper, kept as data: an office changes them, and the law they rest on,
 * without a new program. In every text {@code {name}} stands for a value; one that is not known
 * ends the filling in an error.
 *
 * @param version counts up whenever the words change, so that a printed paper names its own
 * @param from the day since which this version is used
 * @param legalBasis which law or form asks for the paper
 * @param name of the paper in capitals; a letter has none
 * @param summary under the name; of a letter its one line after "V/v"
 */
public record PaperTemplate(
    @JsonProperty(required = true) String id,
    @JsonProperty(required = true) int version,
    @JsonProperty(required = true) LocalDate from,
    @JsonProperty(required = true) String legalBasis,
    @Nullable String label,
    @Nullable String name,
    @JsonProperty(required = true) List<String> summary,
    @Nullable String addressee,
    @JsonProperty(required = true) List<Piece> body,
    @Nullable List<String> receivers,
    @Nullable List<Signatory> signatures) {

  private static final ObjectMapper YAML =
      JsonMapper.builder(new YAMLFactory()).addModule(new JavaTimeModule()).build();
  private static final Engine TEXTS =
      Engine.builder()
          .addDefaults()
          .addValueResolver(new ReflectionValueResolver())
          .strictRendering(true)
          .build();

  /**
   * A piece of the body; exactly one of its kinds is given.
   *
   * @param when the piece is left out when this value is false, empty or zero
   */
  public record Piece(
      @Nullable String when,
      @Nullable String basis,
      @Nullable String heading,
      @Nullable String text,
      @Nullable String note,
      @Nullable Rows table) {

    public Piece {
      long kinds = Stream.of(basis, heading, text, note, table).filter(Objects::nonNull).count();
      if (kinds != 1) {
        throw new IllegalArgumentException(
            "a piece is one of basis, heading, text, note and table; " + kinds + " are given");
      }
    }
  }

  /**
   * A table with one row for each element of a list.
   *
   * @param of the list's name; its element is {@code {row}} in the columns' texts, with {@code
   *     {number}} counted from one
   */
  public record Rows(
      @JsonProperty(required = true) String of,
      @JsonProperty(required = true) List<TextColumn> columns) {}

  public record TextColumn(
      @JsonProperty(required = true) String title,
      @JsonProperty(required = true) int width,
      @JsonProperty(required = true) String text) {}

  public record Signatory(
      @JsonProperty(required = true) String capacity,
      @JsonProperty(required = true) String how,
      @Nullable String name) {}

  /** One for each document of the text; what is no template ends the reading in an error. */
  static MappingIterator<PaperTemplate> readEach(InputStream yaml) throws IOException {
    return YAML.readerFor(PaperTemplate.class).readValues(yaml);
  }

  /**
   * @param values strings, numbers, lists and maps of them, records
   * @throws io.quarkus.qute.TemplateException when a text asks for a value that is not there
   */
  public Paper fill(Letterhead letterhead, Map<String, ?> values) {
    var filling = new Filling(values);
    return new Paper(
        label,
        letterhead,
        name == null
            ? new Paper.Letter(filling.text(String.join(" ", summary)))
            : new Paper.Named(filling.text(name), filling.texts(summary)),
        addressee == null ? null : filling.text(addressee),
        body.stream().filter(filling::has).map(filling::block).toList(),
        receivers == null ? List.of() : filling.texts(receivers),
        signatures == null ? List.of() : signatures.stream().map(filling::signature).toList());
  }

  private record Filling(Map<String, ?> values) {

    String text(String words) {
      return TEXTS.parse(words).render(values);
    }

    List<String> texts(List<String> words) {
      return words.stream().map(this::text).toList();
    }

    boolean has(Piece piece) {
      return piece.when() == null || !text("{#if " + piece.when() + "}yes{/if}").isEmpty();
    }

    Block block(Piece piece) {
      if (piece.basis() != null) {
        return new Paper.Basis(text(piece.basis()));
      }
      if (piece.heading() != null) {
        return new Paper.Heading(text(piece.heading()));
      }
      if (piece.note() != null) {
        return new Paper.Note(text(piece.note()));
      }
      return piece.text() == null
          ? table(Objects.requireNonNull(piece.table()))
          : new Paper.Text(text(piece.text()));
    }

    private Paper.Table table(Rows rows) {
      List<List<String>> filled = new ArrayList<>();
      if (!(values.get(rows.of()) instanceof Iterable<?> elements)) {
        throw new IllegalArgumentException("there is no list " + rows.of());
      }
      // Parsed once, however many rows there are.
      List<Template> texts =
          rows.columns().stream().map(column -> TEXTS.parse(column.text())).toList();
      for (Object element : elements) {
        Map<String, Object> known = new HashMap<>(values);
        known.put("row", element);
        known.put("number", filled.size() + 1);
        filled.add(texts.stream().map(text -> text.render(known)).toList());
      }
      return new Paper.Table(
          rows.columns().stream()
              .map(each -> new Paper.Column(each.title(), each.width()))
              .toList(),
          filled);
    }

    Signature signature(Signatory signatory) {
      return new Signature(
          text(signatory.capacity()),
          text(signatory.how()),
          signatory.name() == null ? null : text(signatory.name()));
    }
  }
}
