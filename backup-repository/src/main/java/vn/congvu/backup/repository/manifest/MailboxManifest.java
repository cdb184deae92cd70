package vn.congvu.backup.repository.manifest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.ByteReader;
import vn.congvu.backup.repository.format.ByteWriter;
import vn.congvu.backup.repository.format.RepositoryException;

/**
 * What one run saw of a mailbox: everything (a full one), or what changed since the run before (a
 * delta). It is stored in the pack beside the messages it names, so both become durable together.
 * The service restores from its catalogue; this is for the day the catalogue is gone.
 *
 * @param folders new or renamed ones; in a full manifest all
 * @param entries new messages, and known ones whose flags changed; in a full manifest all
 * @param gone messages that were there before; a folder that is gone takes its messages with it
 */
public record MailboxManifest(
    String mailbox,
    Instant at,
    boolean full,
    List<Folder> folders,
    List<Integer> goneFolders,
    List<Entry> entries,
    List<Gone> gone) {

  private static final int VERSION = 1;

  /**
   * @param id the caller's, stable while the folder lives, whatever its name
   */
  public record Folder(int id, String name, long uidValidity) {}

  public record Entry(
      int folder, long uid, Instant internalDate, Set<String> flags, BlobAddress message) {}

  public record Gone(int folder, long uid) {}

  public static MailboxManifest full(
      String mailbox, Instant at, List<Folder> folders, List<Entry> entries) {
    return new MailboxManifest(mailbox, at, true, folders, List.of(), entries, List.of());
  }

  public static MailboxManifest delta(
      String mailbox,
      Instant at,
      List<Folder> folders,
      List<Integer> goneFolders,
      List<Entry> entries,
      List<Gone> gone) {
    return new MailboxManifest(mailbox, at, false, folders, goneFolders, entries, gone);
  }

  /** Sorted and as differences where that makes small numbers; zstd does the rest. */
  public byte[] encode() {
    ByteWriter out = new ByteWriter().u8(VERSION).text(mailbox).instant(at).u8(full ? 1 : 0);
    out.varint(folders.size());
    folders.forEach(
        folder -> out.varint(folder.id()).text(folder.name()).varint(folder.uidValidity()));
    out.varint(goneFolders.size());
    goneFolders.forEach(out::varint);
    Map<Set<String>, Integer> flagSets = new LinkedHashMap<>();
    entries.forEach(entry -> flagSets.putIfAbsent(entry.flags(), flagSets.size()));
    out.varint(flagSets.size());
    for (Set<String> flags : flagSets.keySet()) {
      out.varint(flags.size());
      new TreeSet<>(flags).forEach(out::text);
    }
    List<Entry> sorted =
        entries.stream()
            .sorted(Comparator.comparing(Entry::folder).thenComparing(Entry::uid))
            .toList();
    out.varint(sorted.size());
    long lastUid = 0;
    long lastSecond = 0;
    for (Entry entry : sorted) {
      out.varint(entry.folder()).varint(zigzag(entry.uid() - lastUid));
      out.varint(zigzag(entry.internalDate().getEpochSecond() - lastSecond));
      out.varint(flagSets.getOrDefault(entry.flags(), 0));
      lastUid = entry.uid();
      lastSecond = entry.internalDate().getEpochSecond();
    }
    sorted.forEach(entry -> out.address(entry.message()));
    out.varint(gone.size());
    gone.forEach(each -> out.varint(each.folder()).varint(each.uid()));
    return out.toBytes();
  }

  public static MailboxManifest decode(byte[] bytes) {
    ByteReader in = new ByteReader(bytes, "a mailbox manifest");
    in.version(VERSION);
    String mailbox = in.text();
    Instant at = in.instant();
    boolean full = in.u8() == 1;
    List<Folder> folders = new ArrayList<>();
    for (int left = in.count(in.remaining()); left > 0; left--) {
      folders.add(new Folder(in.count(Integer.MAX_VALUE), in.text(), in.varint()));
    }
    List<Integer> goneFolders = new ArrayList<>();
    for (int left = in.count(in.remaining()); left > 0; left--) {
      goneFolders.add(in.count(Integer.MAX_VALUE));
    }
    List<Set<String>> flagSets = new ArrayList<>();
    for (int left = in.count(in.remaining()); left > 0; left--) {
      Set<String> flags = new TreeSet<>();
      for (int names = in.count(in.remaining()); names > 0; names--) {
        flags.add(in.text());
      }
      flagSets.add(flags);
    }
    List<Entry> entries = entries(in, flagSets);
    List<Gone> gone = new ArrayList<>();
    for (int left = in.count(in.remaining()); left > 0; left--) {
      gone.add(new Gone(in.count(Integer.MAX_VALUE), in.varint()));
    }
    in.end();
    return new MailboxManifest(mailbox, at, full, folders, goneFolders, entries, gone);
  }

  private static List<Entry> entries(ByteReader in, List<Set<String>> flagSets) {
    int count = in.count(in.remaining());
    int[] folder = new int[count];
    long[] uid = new long[count];
    long[] second = new long[count];
    int[] flags = new int[count];
    long lastUid = 0;
    long lastSecond = 0;
    for (int i = 0; i < count; i++) {
      folder[i] = in.count(Integer.MAX_VALUE);
      uid[i] = lastUid += unzigzag(in.varint());
      second[i] = lastSecond += unzigzag(in.varint());
      flags[i] = in.count(Integer.MAX_VALUE);
      if (flags[i] >= flagSets.size() || Math.abs(second[i]) > Instant.MAX.getEpochSecond() / 2) {
        throw RepositoryException.damaged("a mailbox manifest: an entry makes no sense");
      }
    }
    List<Entry> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      entries.add(
          new Entry(
              folder[i],
              uid[i],
              Instant.ofEpochSecond(second[i]),
              flagSets.get(flags[i]),
              in.address()));
    }
    return entries;
  }

  private static long zigzag(long value) {
    return value << 1 ^ value >> 63;
  }

  private static long unzigzag(long value) {
    return value >>> 1 ^ -(value & 1);
  }
}
