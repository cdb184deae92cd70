package vn.congvu.security.destruction;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.OutputStream;
import java.util.List;
import vn.congvu.mail.DeletedMessages;
import vn.congvu.platform.lease.Lease;
import vn.congvu.security.copy.Copy;
import vn.congvu.security.copy.CopyState;
import vn.congvu.security.coverage.PlaceKind;

/** Purges what the mail server keeps of deleted mail, and looks whether it is gone. */
@ApplicationScoped
class VaultCopies implements DestructionRun.Step {

  private static final int BATCH = 200;

  private final SetCopies copies;
  private final DeletedMessages vault;

  VaultCopies(SetCopies copies, DeletedMessages vault) {
    this.copies = copies;
    this.vault = vault;
  }

  @Override
  public void destroy(Job job, Lease lease) {
    List<Copy> kept =
        copies.of(job, CopyState.FOUND).filter(copy -> copy.kind() == PlaceKind.VAULT).toList();
    for (int from = 0; from < kept.size(); from += BATCH) {
      List<Copy> batch = kept.subList(from, Math.min(kept.size(), from + BATCH));
      batch.forEach(this::purge);
      copies.destroyed(job, lease, batch, "vault-purged");
    }
  }

  private void purge(Copy copy) {
    vault.purge(copy.place(), copy.key());
    if (vault.read(copy.place(), copy.key(), OutputStream.nullOutputStream())) {
      throw new NotYet("Máy chủ thư vẫn còn giữ thư đã xóa; sẽ hủy lại.");
    }
  }
}
