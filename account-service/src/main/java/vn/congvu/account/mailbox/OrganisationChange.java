package vn.congvu.account.mailbox;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.person.NewPerson;

/**
 * What is to change of an organisation's mailbox; null leaves a part as it is.
 *
 * @param head who answers for it from now on
 * @param users everyone who works in it from now on, not only those who are new
 */
public record OrganisationChange(
    @Nullable String displayName, @Nullable NewPerson head, @Nullable List<NewPerson> users) {}
