package vn.congvu.fingerprint;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes what Outlook calls winmail.dat, by MS-OXTNEF. */
final class Winmail {

  private static final byte[] IID_IMESSAGE = {
    0x07, 0x03, 0x02, 0, 0, 0, 0, 0, (byte) 0xc0, 0, 0, 0, 0, 0, 0, 0x46
  };

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Winmail() {
    out.writeBytes(new byte[] {0x78, (byte) 0x9f, 0x3e, 0x22, 1, 0});
    attribute(1, 0x0008_9006, new byte[] {0, 0, 1, 0});
  }

  Winmail body(String text) {
    attribute(1, 0x0002_800c, (text + '\0').getBytes(US_ASCII));
    return this;
  }

  Winmail attach(byte[] document) {
    attribute(2, 0x0006_9002, new byte[14]);
    attribute(2, 0x0001_8010, "van-ban.docx\0".getBytes(US_ASCII));
    attribute(2, 0x0006_800f, document);
    return this;
  }

  /** An attached message lies in the attachment's property PR_ATTACH_DATA_OBJ. */
  Winmail attach(Winmail message) {
    byte[] inner = message.bytes();
    ByteBuffer properties =
        ByteBuffer.allocate(64 + inner.length).order(ByteOrder.LITTLE_ENDIAN).putInt(1);
    properties.putInt(0x3701_000d).putInt(1).putInt(IID_IMESSAGE.length + inner.length);
    properties.put(IID_IMESSAGE).put(inner);
    attribute(2, 0x0006_9002, new byte[14]);
    attribute(2, 0x0006_9005, properties.array());
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  private void attribute(int level, int id, byte[] data) {
    int checksum = 0;
    for (byte octet : data) {
      checksum += octet & 0xff;
    }
    out.writeBytes(
        ByteBuffer.allocate(11 + data.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put((byte) level)
            .putInt(id)
            .putInt(data.length)
            .put(data)
            .putShort((short) checksum)
            .array());
  }
}
