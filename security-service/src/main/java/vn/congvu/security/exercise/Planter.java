package vn.congvu.security.exercise;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import vn.congvu.mail.MailServerAway;
import vn.congvu.mail.MailServerRefused;
import vn.congvu.mail.access.MailAccess;
import vn.congvu.mail.access.OpenMailbox;
import vn.congvu.platform.lease.Lease;
import vn.congvu.platform.lease.LeaseLost;
import vn.congvu.platform.lease.LeaseWorkers;
import vn.congvu.security.note.Cause;

/** Lays the document of each exercise into its mailboxes, once into each. */
@ApplicationScoped
class Planter {

  private static final String INBOX = "INBOX";

  private final ExerciseLedger ledger;
  private final MailAccess access;
  private final ExerciseConfig config;
  private final LeaseWorkers workers;

  Planter(ExerciseLedger ledger, MailAccess access, ExerciseConfig config) {
    this.ledger = ledger;
    this.access = access;
    this.config = config;
    this.workers =
        new LeaseWorkers(
            new LeaseWorkers.Settings("exercise", 1, config.poll(), config.lease()),
            ledger.table(),
            free -> ledger.claim(free, config.lease()),
            this::run);
  }

  void start(@Observes StartupEvent event) {
    if (config.enabled()) {
      workers.start();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    workers.stop();
  }

  private void run(Lease lease) {
    try {
      ExerciseView exercise = ledger.find(lease.job()).orElseThrow();
      plant(lease, exercise);
      ledger.end(lease, ExerciseState.DONE, null);
    } catch (LeaseLost lost) {
      Log.infof("Another worker has the exercise: job=%s", lease.job());
    } catch (MailServerAway away) {
      again(lease, "Máy chủ thư chưa trả lời.", away);
    } catch (RuntimeException failure) {
      again(lease, "Lỗi ngoài dự kiến.", failure);
    }
  }

  private void again(Lease lease, String problem, RuntimeException cause) {
    Log.infof("Planting broke: job=%s cause=%s", lease.job(), Cause.of(cause));
    if (lease.attempts() >= config.attempts()) {
      ledger.end(lease, ExerciseState.FAILED, problem);
    } else {
      ledger.later(lease, config.rest(), problem);
    }
  }

  private void plant(Lease lease, ExerciseView exercise) {
    var document = new DummyDocument(exercise.id(), exercise.code());
    List<String> recipients =
        exercise.mailboxes().stream().map(ExerciseView.PlantedView::address).toList();
    byte[] mail = document.mail(recipients, exercise.plannedAt());
    for (ExerciseView.PlantedView mailbox : exercise.mailboxes()) {
      if (mailbox.plantedAt() != null || mailbox.problem() != null) {
        continue;
      }
      try (OpenMailbox open = access.open(mailbox.address())) {
        // An attempt that ended between laying it down and writing so has laid it down.
        if (open.examine(INBOX).withMessageId(document.messageId()).isEmpty()) {
          var _ =
              open.append(
                  INBOX, List.of(), exercise.plannedAt(), mail.length, out -> out.write(mail));
        }
        ledger.planted(lease, mailbox.address());
      } catch (MailServerRefused refused) {
        ledger.refused(lease, mailbox.address(), "Máy chủ thư từ chối: không có hộp thư này.");
      }
    }
  }
}
