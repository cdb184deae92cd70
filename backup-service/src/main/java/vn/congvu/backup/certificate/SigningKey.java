package vn.congvu.backup.certificate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import vn.congvu.backup.repository.format.Digests;
import vn.congvu.backup.repository.keys.MasterKey;
import vn.congvu.platform.certificate.SignedCertificate;

/**
 * An Ed25519 key whose private half is at rest only wrapped by the master key.
 *
 * @param id the first 16 bytes of the SHA-256 of the public key, in hexadecimal
 * @param publicKey as X.509 SubjectPublicKeyInfo
 * @param wrapped the private key's 32 bytes
 */
record SigningKey(
    String id, Instant createdAt, byte[] publicKey, String masterKey, byte[] wrapped) {

  private static final int ID_BYTES = 16;

  static SigningKey make(MasterKey master, Instant now) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      byte[] publicKey = pair.getPublic().getEncoded();
      byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
      String id = idOf(publicKey);
      return wrap(id, now, publicKey, seed, master);
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  static String idOf(byte[] publicKey) {
    return HexFormat.of().formatHex(Digests.sha256().digest(publicKey), 0, ID_BYTES);
  }

  /** The same key under the master key of today. */
  SigningKey rewrap(MasterKey master) {
    return wrap(id, createdAt, publicKey, seed(master), master);
  }

  private static SigningKey wrap(
      String id, Instant createdAt, byte[] publicKey, byte[] seed, MasterKey master) {
    MasterKey.Wrapped wrapped = master.wrap(seed, context(id));
    return new SigningKey(id, createdAt, publicKey, wrapped.masterKey(), wrapped.bytes());
  }

  /** An envelope around canonical JSON, see {@link SignedCertificate}. */
  String sign(MasterKey master, String certificate) {
    try {
      PrivateKey key =
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed(master)));
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(certificate.getBytes(UTF_8));
      Base64.Encoder base64 = Base64.getEncoder();
      return SignedCertificate.envelope(
          certificate,
          id,
          base64.encodeToString(publicKey),
          base64.encodeToString(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  private byte[] seed(MasterKey master) {
    return master.unwrap(masterKey, wrapped, context(id));
  }

  private static byte[] context(String id) {
    return ("congvu certificate key " + id).getBytes(US_ASCII);
  }

  private static IllegalStateException missing(GeneralSecurityException e) {
    return new IllegalStateException("Ed25519 is not to be had", e);
  }
}
