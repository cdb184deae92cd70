-- What is to be destroyed, frozen so that it can be approved; its lines are what the digest is of.
create table result_set (
  id uuid primary key,
  spill_id uuid not null references spill,
  number integer not null check (number > 0),
  state text not null check (state in ('FROZEN', 'APPROVED', 'REJECTED', 'KEPT', 'VOID',
    'DESTROYING', 'DESTROYED')),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  copies integer not null check (copies >= 0),
  frozen_by text not null,
  frozen_by_name text not null,
  frozen_at timestamptz not null,
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  valid_until timestamptz,
  -- Whether the authority wants everything kept as it is, who said so and under which number.
  keep_as_is boolean,
  answered_by text check (length(answered_by) <= 300),
  letter_number text check (length(letter_number) <= 60),
  reason text check (length(reason) <= 300),
  version bigint not null,
  unique (spill_id, number),
  -- Nothing is destroyed for ever by one person alone.
  check (decided_by is null or decided_by <> frozen_by),
  check ((decided_by is null) = (decided_at is null)),
  check (state not in ('APPROVED', 'DESTROYING', 'DESTROYED')
         or (decided_by is not null and valid_until is not null and keep_as_is = false)),
  check (state <> 'KEPT' or keep_as_is)
);
create unique index result_set_one_open on result_set (spill_id) 
  where state in ('FROZEN', 'APPROVED', 'KEPT', 'DESTROYING');

create table result_set_line (
  -- The lines come first, for the set is known by their digest.
  set_id uuid not null references result_set deferrable initially deferred,
  position integer not null check (position > 0),
  copy_id uuid not null references spill_copy,
  line text not null,
  primary key (set_id, position)
);
