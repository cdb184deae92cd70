package vn.congvu.security.mailbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A mailbox that is not deleted, as account-service last announced it.
 *
 * @param organisation has no login of its own; people enter it by right
 */
public record KnownMailbox(UUID id, String address, String unitCode, boolean organisation) {

  static final String COLUMNS = "mailbox_id, address, unit_code, organisation";

  static KnownMailbox read(ResultSet row) throws SQLException {
    return new KnownMailbox(
        row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getBoolean(4));
  }
}
