-- One job per started request, one task per line; tasks without a job are the platform's own
-- (securing a leaked mailbox, deleting a closed one when its time has come).
create table provisioning_job (
  id uuid primary key,
  request_id uuid not null unique,
  unit_code text not null,
  type text not null,
  executor text not null,
  legal_basis text not null,
  created_at timestamptz not null,
  held_at timestamptz,
  held_by text
);

create table provisioning_task (
  id uuid primary key,
  job_id uuid references provisioning_job (id),
  line_id uuid unique,
  kind text not null,
  mailbox_id uuid,
  -- What to do; emptied when the task ends, so that personal data lives in the register only.
  work jsonb,
  priority smallint not null default 5,
  state text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
  step text not null default 'ORDERED',
  attempts integer not null default 0 check (attempts >= 0),
  next_attempt_at timestamptz not null,
  lease uuid,
  leased_until timestamptz,
  problem text,
  created_at timestamptz not null,
  finished_at timestamptz,
  check ((state = 'RUNNING') = (lease is not null)),
  check ((lease is null) = (leased_until is null)),
  check ((state in ('DONE', 'FAILED')) = (finished_at is not null)),
  check (line_id is null or job_id is not null)
);

create index provisioning_task_ready on provisioning_task (priority, next_attempt_at)
  where state in ('WAITING', 'RUNNING');
create index provisioning_task_job on provisioning_task (job_id, id);
create index provisioning_task_mailbox on provisioning_task (mailbox_id)
  where state in ('WAITING', 'RUNNING');

-- A closed mailbox is deleted once, whatever number of sweeps see it.
create unique index provisioning_task_one_deletion on provisioning_task (mailbox_id)
  where kind = 'DELETION' and state <> 'FAILED';
