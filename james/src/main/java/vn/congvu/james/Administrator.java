package vn.congvu.james;

import com.google.inject.Inject;
import org.apache.james.core.Domain;
import org.apache.james.core.Username;
import org.apache.james.domainlist.api.DomainListException;
import org.apache.james.domainlist.jpa.JPADomainList;
import org.apache.james.lifecycle.api.Startable;
import org.apache.james.user.api.UsersRepositoryException;
import org.apache.james.user.api.model.User;
import org.apache.james.user.jpa.JPAUsersRepository;

/** The one user that no request ever asks for: opens a mailbox in its owner's name. */
final class Administrator implements Startable {

  private final Settings settings;
  private final JPADomainList domains;
  private final JPAUsersRepository users;

  @Inject
  Administrator(Settings settings, JPADomainList domains, JPAUsersRepository users) {
    this.settings = settings;
    this.domains = domains;
    this.users = users;
  }

  /** Makes the user, or gives it the password of today. */
  void appoint() throws DomainListException, UsersRepositoryException {
    Username name = Username.of(settings.administrator());
    Domain domain = name.getDomainPart().orElseThrow();
    if (!domains.containsDomain(domain)) {
      domains.addDomain(domain);
    }
    User known = users.getUserByName(name);
    if (known == null) {
      users.addUser(name, settings.administratorPassword());
    } else if (!known.verifyPassword(settings.administratorPassword())) {
      known.setPassword(settings.administratorPassword());
      users.updateUser(known);
    }
  }
}
