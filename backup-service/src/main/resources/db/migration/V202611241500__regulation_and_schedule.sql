-- The regulation in force as account-service announced it: one row, none before the first fact.
create table regulation (
  only_row boolean primary key default true check (only_row),
  version bigint not null,
  profile_id uuid not null,
  title text not null,
  effective_from date not null
);
create table regulation_rule (
  key text primary key,
  value text not null,
  legal_basis text not null
);

-- What is to be done again and again. Whoever moves next_due on has the turn.
create table backup_schedule (
  name text primary key,
  version bigint not null default 0,
  -- As it was when next_due was reckoned; another plan reckons anew.
  plan text not null,
  paused boolean not null default false,
  next_due timestamptz not null,
  last_due timestamptz,
  -- The run or the job that the last turn ordered, or why it ordered none.
  last_order uuid,
  last_skip text,
  skipped bigint not null default 0
);
