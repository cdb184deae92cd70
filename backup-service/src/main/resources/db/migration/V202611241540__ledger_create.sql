-- What is to be backed up, how often and where to; the mailboxes' own plan comes from the settings.
create table ledger_plan (
  subject text primary key check (subject ~ '^[a-z0-9][a-z0-9-]{1,62}$' and subject <> 'mailboxes'),
  version bigint not null default 0,
  title text not null,
  every_seconds bigint not null check (every_seconds >= 60),
  tolerance integer not null check (tolerance >= 1),
  origin_medium text not null,
  medium text not null,
  place text not null,
  encryption text,
  legal_basis text,
  changed_at timestamptz not null,
  changed_by_name text not null
);

-- Results of backups that other tools made, as they were reported.
create table ledger_entry (
  id uuid primary key,
  tool text not null,
  subject text not null,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  bytes bigint not null check (bytes >= 0),
  result text not null check (result in ('SUCCEEDED', 'PARTIAL', 'FAILED')),
  checksum_algorithm text,
  checksum text,
  place text not null,
  medium text not null,
  encrypted boolean not null,
  off_site boolean not null,
  reported_by text not null,
  reported_by_name text not null,
  reported_at timestamptz not null,
  check (ended_at >= started_at),
  check ((checksum is null) = (checksum_algorithm is null)),
  -- The same report twice is one report.
  unique (tool, subject, place, started_at)
);
create index ledger_entry_by_time on ledger_entry (started_at desc, id desc);
create index ledger_entry_good on ledger_entry (subject, ended_at) where result = 'SUCCEEDED';
create index backup_run_by_time on backup_run (started_at desc, id desc);

-- Own runs stand in the ledger without being copied into it.
create view ledger_run as
  select r.id, 'congvu' as tool, 'mailboxes' as subject, r.started_at, r.ended_at,
         (select coalesce(sum(j.bytes), 0) from backup_job j where j.run_id = r.id)::bigint as bytes,
         case r.state when 'DONE' then 'SUCCEEDED' else r.state end as result,
         null as checksum_algorithm, null as checksum, null as place, null as medium,
         true as encrypted, null::boolean as off_site, null as reported_by_name
    from backup_run r
  union all
  select id, tool, subject, started_at, ended_at, bytes, result, checksum_algorithm, checksum,
         place, medium, encrypted, off_site, reported_by_name
    from ledger_entry;

-- A mailbox that was just issued is not overdue before its first backup could be.
alter table backup_mailbox add column known_since timestamptz not null default now();
