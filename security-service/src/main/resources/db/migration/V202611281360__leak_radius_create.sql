-- Since when a copy lies no more where it was found, whoever took it away: containing ends the
-- exposure, what comes later does not.
alter table spill_copy add left_at timestamptz;
update spill_copy set left_at = changed_at where state <> 'FOUND';
alter table spill_copy add check ((state = 'FOUND') = (left_at is null));

create function spill_copy_leave() returns trigger language plpgsql as $$
begin
  new.left_at := case when new.state = 'FOUND' then null else coalesce(old.left_at, new.changed_at) end;
  return new;
end $$;

create trigger spill_copy_leave before update on spill_copy
  for each row execute function spill_copy_leave();

-- Each computation of how far a document got, as a leased job. Never changed once it is done.
create table leak_radius (
  id uuid primary key,
  spill_id uuid not null references spill,
  number integer not null check (number > 0),
  asked_by_name text not null,
  asked_at timestamptz not null,
  state text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
  lease uuid,
  leased_until timestamptz,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  finished_at timestamptz,
  problem text,
  summary text,
  unique (spill_id, number),
  check ((state in ('DONE', 'FAILED')) = (finished_at is not null)),
  check ((state = 'DONE') = (summary is not null))
);
create unique index leak_radius_one_open on leak_radius (spill_id) where state in ('WAITING', 'RUNNING');
create index leak_radius_due on leak_radius (next_attempt_at) where state in ('WAITING', 'RUNNING');

-- The envelopes of a case's messages, each once: when the copies are taken away nobody can read
-- them any more. Addresses only.
create table leak_message (
  spill_id uuid not null references spill,
  message uuid not null,
  sender text not null,
  named text[] not null,
  hidden text[] not null,
  hidden_known boolean not null,
  whole boolean not null,
  primary key (spill_id, message)
);

-- What the envelope of a copy told; no message where it could not be read.
create table leak_copy (
  copy_id uuid primary key references spill_copy,
  spill_id uuid not null references spill,
  message uuid,
  seen boolean not null,
  answered boolean not null,
  forwarded boolean not null,
  read_at timestamptz not null
);
create index leak_copy_spill on leak_copy (spill_id);

-- Who was within the radius at a computation.
create table leak_person (
  radius_id uuid not null references leak_radius,
  address text not null,
  inside boolean not null,
  route text not null check (route in ('SENDER', 'ADDRESSED', 'FORWARDED', 'UNNAMED', 'NO_COPY')),
  copies integer not null check (copies >= 0),
  received_at timestamptz,
  opened text not null check (opened in ('YES', 'NOT_MARKED', 'UNKNOWN')),
  answered boolean not null,
  forwarded boolean not null,
  contained_at timestamptz,
  minutes bigint check (minutes > 0),
  primary key (radius_id, address)
);
