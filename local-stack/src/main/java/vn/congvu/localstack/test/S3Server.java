package vn.congvu.localstack.test;

/** A real S3-speaking server of this JVM's own. */
public final class S3Server {

  private S3Server() {}

  /** Where it answers; starts it when it is first asked for. */
  public static String endpoint() {
    return TestParts.s3();
  }
}
