-- The mailboxes of an export as of its approval.
create table restore_export (
  restore_id uuid not null references restore_order,
  mailbox integer not null references backup_mailbox,
  primary key (restore_id, mailbox)
);

insert into restore_export (restore_id, mailbox)
select r.id, m.number
  from restore_order r
  join backup_mailbox m
    on coalesce(m.number = r.mailbox, m.unit_code = r.unit_code, true)
 where r.state = 'DONE' and r.destination in ('EML', 'MBOX');
