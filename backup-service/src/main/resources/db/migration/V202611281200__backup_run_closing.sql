-- The last state of a mailbox that was closed is a run of its own.
alter table backup_run drop constraint backup_run_trigger_check;
alter table backup_run add constraint backup_run_trigger_check
  check (trigger in ('MANUAL', 'SCHEDULED', 'CLOSING'));
