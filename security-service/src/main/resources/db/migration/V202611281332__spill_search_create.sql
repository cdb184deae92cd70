-- A search for the copies of a case, ordered by a person and done by one replica at a time.
create table spill_search (
  id uuid primary key,
  spill_id uuid not null references spill,
  kind text not null check (kind in ('LOCATE', 'VERIFY')),
  state text not null check (state in ('WAITING', 'RUNNING', 'DONE')),
  -- Whether every place that it has to look at is written down.
  listed boolean not null default false,
  ordered_by_name text not null,
  ordered_at timestamptz not null,
  lease uuid,
  leased_until timestamptz,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  problem text,
  finished_at timestamptz,
  check ((state = 'RUNNING') = (lease is not null)),
  check ((state = 'DONE') = (finished_at is not null))
);
create unique index spill_search_one on spill_search (spill_id) where state <> 'DONE';
create index spill_search_of on spill_search (spill_id, id);
create index spill_search_open on spill_search (next_attempt_at, id) where state <> 'DONE';

-- Where it looks: a place leaves the list only by being looked at, or by a reason why not.
create table spill_search_place (
  search_id uuid not null references spill_search,
  kind text not null check (kind in ('MAILBOX', 'QUEUE')),
  place text not null,
  state text not null check (state in ('WAITING', 'LOOKED_AT', 'NO_LONGER_THERE', 'UNREADABLE')),
  reason text,
  tries integer not null default 0,
  copies integer not null default 0,
  looked_at timestamptz,
  primary key (search_id, kind, place),
  check ((state = 'WAITING') = (looked_at is null))
);
create index spill_search_place_waiting on spill_search_place (search_id, kind, place)
  where state = 'WAITING';
