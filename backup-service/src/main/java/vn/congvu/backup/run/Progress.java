package vn.congvu.backup.run;

/**
 * What a job has added so far.
 *
 * @param refused messages that the repository will not have, because they were forgotten by order
 */
public record Progress(long messages, long bytes, int refused) {

  static final Progress NONE = new Progress(0, 0, 0);

  Progress plus(Progress more) {
    return new Progress(messages + more.messages, bytes + more.bytes, refused + more.refused);
  }
}
