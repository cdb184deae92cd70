package vn.congvu.account.importing.sheet;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.text.Normalizer;

/** Finds the encoding of a Vietnamese text file. */
final class TextEncoding {

  /** What Excel on Vietnamese Windows writes for "CSV (comma delimited)". */
  private static final Charset WINDOWS_1258 = Charset.forName("windows-1258");

  private TextEncoding() {}

  record Decoded(String text, String encoding) {}

  static Decoded decode(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return decoded(bytes, 3, UTF_8);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return decoded(bytes, 2, UTF_16LE);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return decoded(bytes, 2, UTF_16BE);
    }
    // ASCII in UTF-16 without a mark: every second byte is zero.
    int zerosAtOdd = 0;
    int zerosAtEven = 0;
    int sample = Math.min(bytes.length, 4000) & ~1;
    for (int at = 0; at < sample; at += 2) {
      zerosAtEven += bytes[at] == 0 ? 1 : 0;
      zerosAtOdd += bytes[at + 1] == 0 ? 1 : 0;
    }
    if (sample > 0 && zerosAtOdd > sample / 5 && zerosAtEven < sample / 50) {
      return decoded(bytes, 0, UTF_16LE);
    }
    if (sample > 0 && zerosAtEven > sample / 5 && zerosAtOdd < sample / 50) {
      return decoded(bytes, 0, UTF_16BE);
    }
    try {
      return new Decoded(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), "UTF-8");
    } catch (CharacterCodingException notUtf8) {
      // Windows-1258 spells most tones as combining marks behind the vowel. Composed here, so that
      // the encoding is not reported again as a fault of each name.
      String text = new String(bytes, WINDOWS_1258);
      return new Decoded(Normalizer.normalize(text, Normalizer.Form.NFC), "Windows-1258");
    }
  }

  private static Decoded decoded(byte[] bytes, int from, Charset charset) {
    return new Decoded(new String(bytes, from, bytes.length - from, charset), charset.name());
  }

  private static boolean startsWith(byte[] bytes, int... magic) {
    if (bytes.length < magic.length) {
      return false;
    }
    for (int at = 0; at < magic.length; at++) {
      if ((bytes[at] & 0xFF) != magic[at]) {
        return false;
      }
    }
    return true;
  }
}
