package vn.congvu.platform.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A certificate in its envelope: {@code {"certificate":…,"signature":{…}}}. What is signed are the
 * very bytes that stand behind {@code "certificate":}, canonical JSON in UTF-8. Uses the JDK alone.
 *
 * @param certificate canonical JSON
 * @param publicKey X.509 SubjectPublicKeyInfo in base64
 * @param signature 64 bytes in base64
 */
public record SignedCertificate(
    String certificate, String keyId, String publicKey, String signature) {

  private static final String BASE64 = "([A-Za-z0-9+/]{1,512}={0,2})";
  private static final Pattern ENVELOPE =
      Pattern.compile(
          "\\{\"certificate\":(\\{.*}),\"signature\":\\{\"algorithm\":\"Ed25519\","
              + "\"keyId\":\"([0-9a-f]{32})\",\"publicKey\":\""
              + BASE64
              + "\",\"value\":\""
              + BASE64
              + "\"}}\\s*");

  /** The envelope around what was signed. */
  public static String envelope(
      String certificate, String keyId, String publicKey, String signature) {
    return "{\"certificate\":%s,\"signature\":{\"algorithm\":\"Ed25519\",\"keyId\":\"%s\",\"publicKey\":\"%s\",\"value\":\"%s\"}}"
        .formatted(certificate, keyId, publicKey, signature);
  }

  /** Empty for what is no envelope in its canonical form. */
  public static Optional<SignedCertificate> parse(String envelope) {
    Matcher parts = ENVELOPE.matcher(envelope);
    return parts.matches()
        ? Optional.of(
            new SignedCertificate(parts.group(1), parts.group(2), parts.group(3), parts.group(4)))
        : Optional.empty();
  }

  /** Whether the key of this envelope signed it; who holds that key is to be asked elsewhere. */
  public boolean isGenuine() {
    try {
      byte[] encoded = Base64.getDecoder().decode(publicKey);
      PublicKey key =
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(key);
      check.update(certificate.getBytes(UTF_8));
      return keyId.equals(digest(encoded).substring(0, 32))
          && check.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException notOfThisKind) {
      return false;
    }
  }

  /** SHA-256 of what is signed, in hexadecimal. */
  public String digest() {
    return digest(certificate.getBytes(UTF_8));
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 is not to be had", e);
    }
  }
}
