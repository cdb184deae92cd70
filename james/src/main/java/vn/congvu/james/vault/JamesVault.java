package vn.congvu.james.vault;

import java.io.InputStream;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.james.core.Username;
import org.apache.james.mailbox.model.MessageId;
import org.apache.james.vault.DeletedMessage;
import org.apache.james.vault.DeletedMessageContentNotFoundException;
import org.apache.james.vault.DeletedMessageVault;
import org.apache.james.vault.VaultConfiguration;
import org.apache.james.vault.search.Query;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.congvu.fingerprint.Fingerprint;

/** The Deleted Messages Vault of the editions that have one. */
final class JamesVault implements Vault {

  private static final int PAGE = 500;

  private final DeletedMessageVault vault;
  private final VaultConfiguration configuration;
  private final MessageId.Factory ids;

  @Inject
  JamesVault(DeletedMessageVault vault, VaultConfiguration configuration, MessageId.Factory ids) {
    this.vault = vault;
    this.configuration = configuration;
    this.ids = ids;
  }

  @Override
  public boolean isOn() {
    return configuration.isEnabled();
  }

  @Override
  public Optional<List<String>> owners(Collection<Fingerprint> prints, String after, int limit) {
    return Optional.empty();
  }

  @Override
  public @Nullable String read(Username owner, String after, Reader reader) throws Exception {
    List<DeletedMessage> page = page(owner, after);
    for (DeletedMessage message : page) {
      // One that was purged while the list was read is none.
      Optional<InputStream> content = load(owner, message.getMessageId());
      if (content.isPresent()) {
        try (InputStream open = content.get()) {
          reader.mail(
              new Kept(
                  message.getMessageId().serialize(),
                  message.getSize(),
                  message.getDeletionDate().toInstant()),
              open);
        }
      }
    }
    return page.size() == PAGE ? page.getLast().getMessageId().serialize() : null;
  }

  private List<DeletedMessage> page(Username owner, String after) {
    return Flux.from(vault.search(owner, Query.ALL))
        .filter(message -> message.getMessageId().serialize().compareTo(after) > 0)
        .collectSortedList(Comparator.comparing(message -> message.getMessageId().serialize()))
        .blockOptional()
        .orElseThrow()
        .stream()
        .limit(PAGE)
        .toList();
  }

  @Override
  public Optional<InputStream> open(Username owner, String id) {
    return load(owner, ids.fromString(id));
  }

  private Optional<InputStream> load(Username owner, MessageId id) {
    return Mono.from(vault.loadMimeMessage(owner, id))
        .onErrorResume(DeletedMessageContentNotFoundException.class, _ -> Mono.empty())
        .blockOptional();
  }

  @Override
  public void purge(Username owner, String id) {
    Mono.from(vault.delete(owner, ids.fromString(id))).block();
  }
}
