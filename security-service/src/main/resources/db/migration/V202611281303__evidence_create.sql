-- A chain for each case: each row names the hash of the row before. Rows are only ever added.
create table evidence_entry (
  spill_id uuid not null references spill,
  seq bigint not null check (seq > 0),
  prev text not null,
  at timestamptz not null,
  actor text not null,
  actor_name text not null,
  action text not null,
  details text not null,
  hash text not null unique,
  primary key (spill_id, seq)
);

create function evidence_entry_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'evidence_entry takes new rows only' using errcode = 'restrict_violation';
end $$;

create trigger evidence_entry_refuse_change before update or delete on evidence_entry
  for each row execute function evidence_entry_refuse_change();

create trigger evidence_entry_refuse_truncate before truncate on evidence_entry
  for each statement execute function evidence_entry_refuse_change();
