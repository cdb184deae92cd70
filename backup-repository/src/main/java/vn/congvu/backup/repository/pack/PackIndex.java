package vn.congvu.backup.repository.pack;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.repository.format.BlobAddress;

/**
 * Finds a blob by its address. Lines of new packs gather in memory; many of them become a sorted
 * file, and files of like size are merged, so that a province's thousand million blobs need some
 * megabytes of heap and a dozen files. All of it is a cache: the truth stands at the end of each
 * pack, and a cache that does not read well is thrown away.
 */
public final class PackIndex implements AutoCloseable {

  private static final int MOST_IN_MEMORY = 200_000;
  private static final int STATE_VERSION = 1;

  private final Path folder;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final List<@Nullable UUID> packs = new ArrayList<>();
  private final Map<UUID, Integer> numbers = new HashMap<>();
  private final Map<BlobAddress, List<IndexRun.Line>> recent = new HashMap<>();
  private final List<IndexRun> runs = new ArrayList<>();
  private int recentLines;
  private long nextRun;

  public PackIndex(Path folder) {
    this.folder = folder;
    run(
        () -> {
          Files.createDirectories(folder);
          if (!readState()) {
            clear();
          }
        });
  }

  public Set<UUID> packs() {
    return read(() -> Set.copyOf(numbers.keySet()));
  }

  public boolean contains(BlobAddress address) {
    return !find(address).isEmpty();
  }

  public List<PackLocation> find(BlobAddress address) {
    return read(
        () -> {
          List<PackLocation> found = new ArrayList<>(2);
          for (IndexRun.Line line : recent.getOrDefault(address, List.of())) {
            addLocation(line, found);
          }
          for (IndexRun run : runs) {
            run.find(address, i -> addLocation(run.line(i), found));
          }
          return found;
        });
  }

  public void add(UUID pack, List<PackEntry> entries) {
    write(
        () -> {
          if (numbers.containsKey(pack)) {
            return;
          }
          int number = packs.size();
          packs.add(pack);
          numbers.put(pack, number);
          for (PackEntry entry : entries) {
            recent
                .computeIfAbsent(entry.address(), any -> new ArrayList<>(1))
                .add(
                    new IndexRun.Line(
                        entry.address(),
                        number,
                        entry.offset(),
                        entry.length() << 2 | entry.kind().ordinal()));
          }
          recentLines += entries.size();
          if (recentLines >= MOST_IN_MEMORY) {
            spill();
          }
        });
  }

  /** The pack's lines stay in the files until the next merge, but are found no more. */
  public void remove(UUID pack) {
    write(
        () -> {
          Integer number = numbers.remove(pack);
          if (number != null) {
            packs.set(number, null);
            writeState();
          }
        });
  }

  @Override
  public void close() {
    write(this::spill);
  }

  private void addLocation(IndexRun.Line line, List<PackLocation> found) {
    UUID pack = packs.get(line.pack());
    if (pack != null) {
      found.add(
          new PackLocation(
              pack, BlobKind.of(line.lengthAndKind() & 3), line.offset(), line.length()));
    }
  }

  private void spill() throws IOException {
    if (!recent.isEmpty()) {
      Iterator<IndexRun.Line> sorted =
          recent.values().stream()
              .flatMap(List::stream)
              .sorted(Comparator.comparing(IndexRun.Line::address))
              .iterator();
      runs.add(IndexRun.write(newFile(), sorted));
      recent.clear();
      recentLines = 0;
      mergeAlike();
    }
    writeState();
  }

  /** Like a binary counter: each line is rewritten a few times, however many there are. */
  private void mergeAlike() throws IOException {
    while (runs.size() > 1) {
      IndexRun last = runs.get(runs.size() - 1);
      IndexRun before = runs.get(runs.size() - 2);
      if (before.count() > 2 * last.count()) {
        return;
      }
      IndexRun merged = IndexRun.write(newFile(), new Merge(before.lines(), last.lines()));
      runs.subList(runs.size() - 2, runs.size()).clear();
      runs.add(merged);
      writeState();
      Files.deleteIfExists(before.file());
      Files.deleteIfExists(last.file());
    }
  }

  private Path newFile() {
    return folder.resolve(nextRun++ + ".run");
  }

  private final class Merge implements Iterator<IndexRun.Line> {
    private final Iterator<IndexRun.Line> left;
    private final Iterator<IndexRun.Line> right;
    private IndexRun.@Nullable Line leftLine;
    private IndexRun.@Nullable Line rightLine;

    Merge(Iterator<IndexRun.Line> left, Iterator<IndexRun.Line> right) {
      this.left = left;
      this.right = right;
      this.leftLine = next(left);
      this.rightLine = next(right);
    }

    @Override
    public boolean hasNext() {
      return leftLine != null || rightLine != null;
    }

    @Override
    public IndexRun.Line next() {
      IndexRun.Line l = leftLine;
      IndexRun.Line r = rightLine;
      if (l != null && (r == null || l.address().compareTo(r.address()) <= 0)) {
        leftLine = next(left);
        return l;
      }
      if (r == null) {
        throw new NoSuchElementException();
      }
      rightLine = next(right);
      return r;
    }

    private IndexRun.@Nullable Line next(Iterator<IndexRun.Line> from) {
      while (from.hasNext()) {
        IndexRun.Line line = from.next();
        if (packs.get(line.pack()) != null) {
          return line;
        }
      }
      return null;
    }
  }

  private void writeState() throws IOException {
    Path aside = folder.resolve("state.new");
    try (FileOutputStream bytes = new FileOutputStream(aside.toFile());
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(bytes))) {
      out.writeInt(STATE_VERSION);
      out.writeLong(nextRun);
      out.writeInt(runs.size());
      for (IndexRun run : runs) {
        out.writeUTF(run.file().getFileName().toString());
        out.writeLong(run.count());
      }
      int settled = recent.isEmpty() ? packs.size() : settledPacks();
      out.writeInt(settled);
      for (UUID pack : packs.subList(0, settled)) {
        out.writeLong(pack == null ? 0 : pack.getMostSignificantBits());
        out.writeLong(pack == null ? 0 : pack.getLeastSignificantBits());
      }
      out.flush();
      bytes.getFD().sync();
    }
    Files.move(aside, folder.resolve("state"), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Packs whose lines are all in files; the others are learned again from the store. */
  private int settledPacks() {
    return recent.values().stream()
        .flatMap(List::stream)
        .mapToInt(IndexRun.Line::pack)
        .min()
        .orElse(packs.size());
  }

  private boolean readState() {
    Path state = folder.resolve("state");
    if (!Files.exists(state)) {
      return false;
    }
    try (DataInputStream in = new DataInputStream(Files.newInputStream(state))) {
      if (in.readInt() != STATE_VERSION) {
        return false;
      }
      nextRun = in.readLong();
      for (int left = in.readInt(); left > 0; left--) {
        IndexRun run = IndexRun.open(folder.resolve(in.readUTF()));
        if (run.count() != in.readLong()) {
          return false;
        }
        runs.add(run);
      }
      for (int left = in.readInt(); left > 0; left--) {
        UUID pack = new UUID(in.readLong(), in.readLong());
        boolean removed = pack.getMostSignificantBits() == 0;
        if (!removed) {
          numbers.put(pack, packs.size());
        }
        packs.add(removed ? null : pack);
      }
      return runs.stream().allMatch(run -> run.isSound(packs.size()));
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private void clear() throws IOException {
    runs.clear();
    packs.clear();
    numbers.clear();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.deleteIfExists(file);
      }
    }
  }

  private <T> T read(Supplier<T> question) {
    lock.readLock().lock();
    try {
      return question.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  private void write(Change change) {
    lock.writeLock().lock();
    try {
      run(change);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private static void run(Change change) {
    try {
      change.make();
    } catch (IOException e) {
      throw new UncheckedIOException("The local index cache cannot be written", e);
    }
  }

  private interface Change {
    void make() throws IOException;
  }
}
