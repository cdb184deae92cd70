-- One row per pack, a few tens of thousands for a whole province. Old row versions and the write-ahead log hold old wrapped keys:
-- see docs/backup-format.md on what must be destroyed for a shredding to be final.
create table pack_key (
  pack       uuid primary key,
  generation integer not null check (generation >= 0),
  page       uuid,
  master_key text    not null,
  wrapped    bytea   not null,
  check ((generation = 0) = (page is null))
);

create table tombstone (
  id      uuid primary key,
  signed  bytea   not null,
  settled boolean not null
);
