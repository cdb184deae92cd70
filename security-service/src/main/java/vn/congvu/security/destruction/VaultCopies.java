package vn.congvu.security.destruction;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.List;
import vn.congvu.mail.DeletedMessages;
import vn.congvu.platform.lease.Lease;
import vn.congvu.security.copy.Copy;
import vn.congvu.security.copy.CopyState;
import vn.congvu.security.coverage.PlaceKind;

/** Purges what the mail server keeps of deleted mail, and looks whether it is gone. */
@ApplicationScoped
class VaultCopies implements DestructionRun.Step {

  private final SetCopies copies;
  private final DeletedMessages vault;

  VaultCopies(SetCopies copies, DeletedMessages vault) {
    this.copies = copies;
    this.vault = vault;
  }

  @Override
  public void destroy(Job job, Lease lease) {
    for (List<Copy> page : copies.pages(job, CopyState.FOUND, EnumSet.of(PlaceKind.VAULT))) {
      page.forEach(this::purge);
      copies.destroyed(job, lease, page, "vault-purged");
    }
  }

  private void purge(Copy copy) {
    vault.purge(copy.place(), copy.key());
    if (vault.read(copy.place(), copy.key(), OutputStream.nullOutputStream())) {
      throw new NotYet("Máy chủ thư vẫn còn giữ thư đã xóa; sẽ hủy lại.");
    }
  }
}
