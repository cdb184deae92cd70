package vn.congvu.account.provisioning;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.random.RandomGenerator;
import vn.congvu.account.identity.IdentityAway;
import vn.congvu.account.identity.IdentityRefused;
import vn.congvu.mail.MailServerAway;
import vn.congvu.mail.MailServerRefused;
import vn.congvu.platform.problem.ProblemException;

/** One attempt at one task, and what its failure means for the task. */
@ApplicationScoped
class TaskRunner {

  private final OutsideWork outside;
  private final TaskCompletion completion;
  private final TaskStore tasks;
  private final Backoff backoff;

  TaskRunner(
      OutsideWork outside, TaskCompletion completion, TaskStore tasks, ProvisioningConfig config) {
    this.outside = outside;
    this.completion = completion;
    this.tasks = tasks;
    this.backoff = new Backoff(config.firstRest(), config.longestRest());
  }

  @ActivateRequestContext
  void run(Task task) {
    try {
      completion.complete(task, outside.carryOut(task));
    } catch (LeaseLost lost) {
      Log.infof("Another worker took the task over: task=%s", task.id());
    } catch (MailServerAway away) {
      later(task, "Máy chủ thư chưa trả lời; sẽ tự thử lại.");
    } catch (IdentityAway away) {
      later(task, "Hệ thống đăng nhập chưa trả lời; sẽ tự thử lại.");
    } catch (MailServerRefused refused) {
      Log.warnf(refused, "Mail server refused: task=%s kind=%s", task.id(), task.kind());
      giveUp(task, "Máy chủ thư từ chối thao tác này.");
    } catch (IdentityRefused refused) {
      Log.warnf(refused, "Keycloak refused: task=%s kind=%s", task.id(), task.kind());
      giveUp(task, "Hệ thống đăng nhập từ chối thao tác này.");
    } catch (ProblemException problem) {
      if (problem.type().status() >= 500) {
        later(task, problem.detail());
      } else {
        completion.fail(task, problem.detail());
      }
    } catch (RuntimeException unexpected) {
      // The database went away, or a defect: the task stays, the log says which.
      Log.errorf(unexpected, "Attempt broke: task=%s kind=%s", task.id(), task.kind());
      later(task, "Lỗi ngoài dự kiến; sẽ tự thử lại.");
    }
  }

  private void giveUp(Task task, String problem) {
    if (task.kind().isNeverGivenUp()) {
      later(task, problem);
    } else {
      completion.fail(task, problem);
    }
  }

  private void later(Task task, String problem) {
    tasks.later(task, backoff.after(task.attempts(), RandomGenerator.getDefault()), problem);
  }
}
