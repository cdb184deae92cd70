-- An exercise: a marked dummy document that is planted in mailboxes, as a leased job.
create table spill_exercise (
  id uuid primary key,
  code text not null unique,
  level text not null check (level in ('CONFIDENTIAL', 'SECRET', 'TOP_SECRET', 'UNKNOWN')),
  message uuid not null unique,
  planned_by text not null,
  planned_by_name text not null,
  planned_at timestamptz not null,
  state text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
  lease uuid,
  leased_until timestamptz,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  finished_at timestamptz,
  problem text,
  check ((state in ('DONE', 'FAILED')) = (finished_at is not null))
);
create index spill_exercise_due on spill_exercise (next_attempt_at) where state in ('WAITING', 'RUNNING');

create table spill_exercise_mailbox (
  exercise_id uuid not null references spill_exercise,
  address text not null,
  planted_at timestamptz,
  problem text,
  primary key (exercise_id, address),
  check (planted_at is null or problem is null)
);

-- A case in which the document of an exercise was reported: marked wherever it is seen, in no figure.
alter table spill add exercise_id uuid references spill_exercise;
create index spill_of_exercise on spill (exercise_id) where exercise_id is not null;
