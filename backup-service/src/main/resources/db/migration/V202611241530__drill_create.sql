-- Keys that sign certificates. The public half stays for ever: old certificates are checked by it.
create table certificate_key (
  id text primary key,
  created_at timestamptz not null,
  public_key bytea not null,
  master_key text not null,
  wrapped bytea not null
);
create unique index certificate_key_only_one on certificate_key ((true));

create table drill (
  id uuid primary key,
  version bigint not null default 0,
  trigger text not null check (trigger in ('MANUAL', 'SCHEDULED')),
  requested_by text,
  requested_by_name text,
  started_at timestamptz not null,
  ended_at timestamptz,
  state text not null check (state in ('RUNNING', 'PASSED', 'FAILED')),
  -- By these the choice of mailboxes can be told again.
  seed text not null,
  share numeric not null check (share > 0 and share <= 1),
  population integer not null,
  certificate text,
  check ((state = 'RUNNING') = (ended_at is null)),
  check ((state = 'RUNNING') = (certificate is null))
);
create unique index drill_one_at_a_time on drill ((true)) where state = 'RUNNING';
create index drill_passed on drill (ended_at) where state = 'PASSED';

create table drill_job (
  id uuid primary key,
  drill_id uuid not null references drill,
  mailbox integer not null references backup_mailbox,
  -- Its last backup when the drill began; as of then it is restored.
  moment timestamptz not null,
  state text not null check (state in ('WAITING', 'RUNNING', 'PASSED', 'FAILED')),
  lease uuid,
  leased_until timestamptz,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  messages bigint not null default 0,
  bytes bigint not null default 0,
  forgotten bigint not null default 0,
  mismatches bigint not null default 0,
  restore_millis bigint not null default 0,
  compare_millis bigint not null default 0,
  digest text,
  problem text,
  finished_at timestamptz,
  unique (drill_id, mailbox),
  check ((state = 'RUNNING') = (lease is not null))
);
create index drill_job_open on drill_job (next_attempt_at, id) where state in ('WAITING', 'RUNNING');

-- Where a copy was not what it must be; a place is a folder's life and a UID, never content.
create table drill_mismatch (
  job_id uuid not null references drill_job,
  number integer not null,
  kind text not null,
  folder_name text not null,
  folder integer,
  uid bigint not null,
  primary key (job_id, number)
);

-- Written before the mailbox is made, so that none is left behind whatever dies.
create table drill_scratch (
  address text primary key,
  job_id uuid not null references drill_job,
  lease uuid not null,
  deleted_at timestamptz
);
create index drill_scratch_left on drill_scratch (address) where deleted_at is null;
