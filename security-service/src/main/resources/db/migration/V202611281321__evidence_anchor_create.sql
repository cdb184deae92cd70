-- Heads of evidence chains under the installation's signature.
create table evidence_anchor (
  spill_id uuid not null references spill,
  seq bigint not null,
  signed_at timestamptz not null,
  envelope text not null,
  primary key (spill_id, seq)
);
create trigger evidence_anchor_refuse_change before update or delete on evidence_anchor
  for each row execute function evidence_entry_refuse_change();

create index evidence_entry_actor on evidence_entry (spill_id, actor, at);
