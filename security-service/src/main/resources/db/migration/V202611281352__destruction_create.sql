-- The carrying out of an approved set; taken up again after any interruption until it is done.
create table destruction_job (
  id uuid primary key,
  spill_id uuid not null references spill,
  set_id uuid not null unique references result_set,
  set_number integer not null,
  digest text not null,
  ordered_by text not null,
  ordered_by_name text not null,
  ordered_at timestamptz not null,
  approved_by text not null,
  approved_at timestamptz not null,
  state text not null check (state in ('WAITING', 'RUNNING', 'DONE')),
  lease uuid,
  leased_until timestamptz,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  finished_at timestamptz,
  problem text,
  check (ordered_by <> approved_by),
  check ((state = 'DONE') = (finished_at is not null))
);
create index destruction_job_due on destruction_job (next_attempt_at) where state <> 'DONE';
create index destruction_job_spill on destruction_job (spill_id, set_number);

-- What backup-service was told to forget for it, and how it proved it.
create table destruction_forgetting (
  job_id uuid not null references destruction_job,
  print uuid not null,
  order_id uuid,
  tombstone uuid,
  blobs bigint,
  stores integer,
  primary key (job_id, print),
  check (tombstone is null or order_id is not null)
);
