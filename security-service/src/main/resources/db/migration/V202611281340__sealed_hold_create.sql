-- The keys that wrap those of sealed mail. The keys themselves are never in the database.
create table hold_key (
  id uuid primary key,
  spill_id uuid not null references spill,
  made_at timestamptz not null,
  retired_at timestamptz,
  destroyed_at timestamptz,
  check (destroyed_at is null or retired_at is not null)
);
create unique index hold_key_current on hold_key (spill_id) where retired_at is null;
create index hold_key_doomed on hold_key (spill_id) where retired_at is not null and destroyed_at is null;

-- Mail that was taken away and lies sealed. Who has no wrapped key is never opened again.
create table sealed_hold (
  id uuid primary key,
  spill_id uuid not null references spill,
  copy_id uuid not null,
  key_id uuid not null references hold_key,
  wrapped_key bytea,
  bytes bigint not null check (bytes >= 0),
  pieces integer not null check (pieces > 0),
  digest text not null,
  sealed_at timestamptz not null,
  shredded_at timestamptz,
  removed_at timestamptz,
  check (shredded_at is null or wrapped_key is null),
  check (removed_at is null or shredded_at is not null)
);
create unique index sealed_hold_copy on sealed_hold (copy_id) where wrapped_key is not null;
create index sealed_hold_key on sealed_hold (key_id);
create index sealed_hold_remains on sealed_hold (spill_id, id) where shredded_at is not null and removed_at is null;
