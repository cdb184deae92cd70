-- What is to be done with the copies of a case: taken away, or given back.
create table containment (
  id uuid primary key,
  spill_id uuid not null unique references spill,
  aim text not null check (aim in ('TAKE', 'GIVE_BACK')),
  ordered_at timestamptz not null,
  ordered_by_name text not null,
  reason text not null,
  guarded integer not null,
  settled_at timestamptz,
  state text not null check (state in ('WAITING', 'RUNNING', 'DONE')),
  lease uuid,
  leased_until timestamptz,
  attempts integer not null,
  next_attempt_at timestamptz not null,
  finished_at timestamptz,
  problem text
);
create index containment_due on containment (next_attempt_at) where state <> 'DONE';

-- What a copy's bytes do not say and giving it back needs, and how far that is: from which UID on
-- what was appended lies in its folder.
create table taken_mail (
  copy_id uuid primary key references spill_copy,
  flags text not null,
  internal_date timestamptz,
  sender text,
  recipients text[] not null,
  returning_validity bigint,
  returning_from_uid bigint,
  returning_at timestamptz
);
