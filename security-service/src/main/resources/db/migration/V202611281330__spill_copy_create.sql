-- Each copy of a case's messages that was ever found, and what became of it. The folder's name is
-- needed to act there and to put back; it goes nowhere else.
create table spill_copy (
  id uuid primary key,
  spill_id uuid not null references spill,
  kind text not null check (kind in ('MAILBOX', 'VAULT', 'QUEUE', 'SEALED_HOLD', 'BACKUP_GENERATION')),
  place text not null,
  folder text,
  uid_validity bigint,
  uid bigint,
  key text not null,
  found_by text not null check (found_by in ('MESSAGE_ID', 'PART', 'REFERENCE', 'ENCLOSED')),
  found_in text not null check (found_in in ('CATALOGUE', 'SWEEP', 'QUEUE', 'VAULT', 'HOLD', 'DELIVERY')),
  answers boolean not null,
  bytes bigint not null check (bytes >= 0),
  internal_date timestamptz,
  flags text not null,
  state text not null check (state in ('FOUND', 'CONTAINED', 'DESTROYED', 'RELEASED', 'GONE')),
  hold_id uuid,
  found_at timestamptz not null,
  changed_at timestamptz not null,
  unique nulls not distinct (spill_id, kind, place, folder, uid_validity, uid, key),
  check ((kind = 'MAILBOX') = (folder is not null)),
  check ((folder is null) = (uid_validity is null)),
  check ((folder is null) = (uid is null))
);
create index spill_copy_page on spill_copy (spill_id, id);
create index spill_copy_state on spill_copy (spill_id, state, kind, place);
