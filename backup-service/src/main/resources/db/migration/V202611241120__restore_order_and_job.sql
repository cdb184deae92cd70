create table restore_order (
  id uuid primary key,
  version bigint not null default 0,
  state text not null check (state in
    ('AWAITING_APPROVAL', 'RUNNING', 'DONE', 'FAILED', 'REFUSED', 'CANCELLED')),
  requested_by text not null,
  requested_by_name text not null,
  requested_at timestamptz not null,
  reason text not null check (reason <> ''),
  legal_basis text,
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  ended_at timestamptz,
  moment timestamptz not null,
  -- One mailbox, or one unit, or, with neither, the province.
  mailbox integer references backup_mailbox,
  unit_code text,
  -- Within one mailbox: a folder of this name, or one message.
  folder_name text,
  folder integer,
  uid bigint,
  destination text not null check (destination in ('ORIGIN', 'MAILBOX', 'EML', 'MBOX')),
  target integer references backup_mailbox,
  target_folder text,
  check (mailbox is null or unit_code is null),
  check (mailbox is not null or (folder_name is null and folder is null)),
  check ((folder is null) = (uid is null)),
  check ((destination = 'MAILBOX') = (target is not null)),
  -- Somebody else's mail is never opened by one person alone.
  check (decided_by is null or decided_by <> requested_by or state = 'CANCELLED')
);

create table restore_job (
  id uuid primary key,
  restore_id uuid not null references restore_order,
  mailbox integer not null references backup_mailbox,
  target integer not null references backup_mailbox,
  state text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  lease uuid,
  leased_until timestamptz,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  appended bigint not null default 0,
  already_there bigint not null default 0,
  forgotten bigint not null default 0,
  problem text,
  finished_at timestamptz,
  unique (restore_id, mailbox),
  check ((state = 'RUNNING') = (lease is not null))
);
create index restore_job_open on restore_job (next_attempt_at, id) where state in ('WAITING', 'RUNNING');
-- Two restores into one mailbox would not see what the other has just put there.
create unique index restore_job_one_at_a_time on restore_job (target) where state = 'RUNNING';
