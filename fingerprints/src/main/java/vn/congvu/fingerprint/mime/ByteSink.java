package vn.congvu.fingerprint.mime;

/** Takes bytes as they come. The arrays are reused after the call. */
public interface ByteSink {

  void add(byte[] bytes, int offset, int length);

  void end();
}
