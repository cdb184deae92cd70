alter table coverage_row drop constraint coverage_row_kind_check;

alter table coverage_row add constraint coverage_row_kind_check
  check (kind in ('MAILBOX', 'VAULT', 'QUEUE', 'SEALED_HOLD', 'BACKUP_GENERATION', 'MAIL_STORE',
    'KEYRING', 'EXTERNAL_RECIPIENT', 'USER_DEVICE'));

-- Null: from before it was asked.
alter table destruction_forgetting add column old_keys_removed boolean;
