package vn.congvu.backup.anchor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import vn.congvu.backup.certificate.CanonicalJson;
import vn.congvu.backup.certificate.Signer;

/**
 * Signs heads of evidence chains with the installation's one key, and nothing else: a service that
 * may ask for this cannot have a drill's certificate signed.
 */
@ApplicationScoped
class Anchors {

  private static final String KIND = "evidence-anchor";

  private final Signer signer;

  Anchors(Signer signer) {
    this.signer = signer;
  }

  /**
   * @return the envelope
   */
  @Transactional
  String sign(AnchorRequest head) {
    return signer.sign(
        CanonicalJson.of(
            Map.of(
                "kind", KIND,
                "case", head.spillId().toString(),
                "seq", head.seq(),
                "hash", head.hash(),
                "at", head.at().toString())));
  }
}
