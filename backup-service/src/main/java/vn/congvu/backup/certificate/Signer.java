package vn.congvu.backup.certificate;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import vn.congvu.backup.repository.keys.MasterKey;
import vn.congvu.backup.store.KeyHolder;
import vn.congvu.backup.store.RepositoryAccess;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.database.Database;

/**
 * Signs with this installation's key, which is made when it is first needed. Its id goes into the
 * audit trail, whose head is anchored elsewhere: a certificate of another key is found out.
 */
@ApplicationScoped
public class Signer implements KeyHolder {

  /**
   * @param publicKey X.509 SubjectPublicKeyInfo in base64
   */
  public record PublicKey(String keyId, String algorithm, String publicKey) {}

  private final Database database;
  private final RepositoryAccess repository;
  private final AuditTrail audit;
  private final Clock clock;

  Signer(Database database, RepositoryAccess repository, AuditTrail audit, Clock clock) {
    this.database = database;
    this.repository = repository;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @param certificate canonical JSON
   * @return the envelope
   * @throws vn.congvu.backup.repository.format.RepositoryException when the master key cannot be
   *     had or does not open the signing key
   */
  @Transactional(MANDATORY)
  public String sign(String certificate) {
    MasterKey master = repository.masterKey();
    String envelope = current(master).sign(master, certificate);
    long _ = rewrap();
    return envelope;
  }

  @Transactional
  public PublicKey publicKey() {
    SigningKey key = current(repository.masterKey());
    return new PublicKey(key.id(), "Ed25519", Base64.getEncoder().encodeToString(key.publicKey()));
  }

  /** Done by every signature, too. */
  @Override
  @Transactional
  public long rewrap() {
    MasterKey master = repository.masterKey();
    return find()
        .filter(key -> !key.masterKey().equals(master.id()))
        .map(key -> key.rewrap(master))
        .map(
            key ->
                database.update(
                    "update certificate_key set master_key = ?, wrapped = ? where id = ?",
                    key.masterKey(),
                    key.wrapped(),
                    key.id()))
        .orElse(0);
  }

  private SigningKey current(MasterKey master) {
    return find().orElseGet(() -> make(master));
  }

  /** Of two replicas that make the first key at once, the second takes the first one's. */
  private SigningKey make(MasterKey master) {
    SigningKey made = SigningKey.make(master, clock.instant());
    int inserted =
        database.update(
            """
            insert into certificate_key (id, created_at, public_key, master_key, wrapped)
            values (?, ?, ?, ?, ?) on conflict do nothing
            """,
            made.id(),
            made.createdAt(),
            made.publicKey(),
            made.masterKey(),
            made.wrapped());
    if (inserted == 1) {
      audit.record(
          AuditEntry.of("certificate-key.create", "certificate-key", made.id())
              .detail("publicKey", Base64.getEncoder().encodeToString(made.publicKey())));
    }
    return find().orElseThrow();
  }

  private Optional<SigningKey> find() {
    return database.first(
        "select id, created_at, public_key, master_key, wrapped from certificate_key",
        Signer::read);
  }

  private static SigningKey read(ResultSet row) throws SQLException {
    return new SigningKey(
        row.getString(1),
        Objects.requireNonNull(Database.instant(row, 2)),
        row.getBytes(3),
        row.getString(4),
        row.getBytes(5));
  }
}
