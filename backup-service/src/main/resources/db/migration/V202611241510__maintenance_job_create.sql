-- Work on the repository and the catalogue as a whole.
create table maintenance_job (
  id uuid primary key,
  kind text not null check (kind in ('CHECK', 'CHECK_READ_DATA', 'REPLICATE', 'EXPIRE', 'COMPACT')),
  trigger text not null check (trigger in ('MANUAL', 'SCHEDULED')),
  requested_by text,
  requested_at timestamptz not null,
  state text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
  lease uuid,
  leased_until timestamptz,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  problem text,
  -- What it counted, by name.
  result jsonb not null default '{}',
  check ((state = 'RUNNING') = (lease is not null))
);
-- A second order of the same work while one is open would only do it twice.
create unique index maintenance_job_open on maintenance_job (kind) where state in ('WAITING', 'RUNNING');

create table maintenance_finding (
  job_id uuid not null references maintenance_job,
  number integer not null,
  fault text not null,
  what text not null,
  primary key (job_id, number)
);

-- How often the repository was compacted: what a writer found there before is not sure after.
create table repository_state (
  only_row boolean primary key default true check (only_row),
  compactions bigint not null default 0
);
insert into repository_state default values;

-- Retention looks only at what has an end.
create index placement_ended on placement (last_seen, folder, uid) where last_seen is not null;
create index former_flags_until on former_flags (until, folder, uid);

-- When all that was kept of a closed mailbox was let go.
alter table backup_mailbox add column emptied_at timestamptz;

-- A run every half an hour has a job for each mailbox, most of which found nothing new: those rows
-- are let go after a while, and the run still says how many there were.
alter table backup_run add column idle_jobs_gone boolean not null default false;
create index backup_run_with_idle_jobs on backup_run (ended_at)
  where trigger = 'SCHEDULED' and not idle_jobs_gone and ended_at is not null;
