-- Mailboxes as account-service announced them.
create table backup_mailbox (
  -- Small, because every folder names it.
  number integer generated always as identity primary key,
  mailbox_id uuid not null unique,
  version bigint not null,
  address text not null,
  unit_code text not null,
  state text not null check (state in ('IN_USE', 'LOCKED', 'CLOSED', 'DELETED')),
  closed_at timestamptz,
  last_backup_at timestamptz,
  -- Under which address the repository was told what lies here, and how many differences in a row.
  manifest_address text,
  manifest_differences integer not null default 0
);
create index backup_mailbox_address on backup_mailbox (address text_pattern_ops);
create index backup_mailbox_unit on backup_mailbox (unit_code);

create table backup_run (
  id uuid primary key,
  version bigint not null default 0,
  trigger text not null check (trigger in ('MANUAL', 'SCHEDULED')),
  unit_code text,
  requested_by text,
  started_at timestamptz not null,
  ended_at timestamptz,
  state text not null check (state in ('RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  mailboxes integer not null,
  check ((state = 'RUNNING') = (ended_at is null))
);
create index backup_run_open on backup_run (id) where state = 'RUNNING';

create table backup_job (
  id uuid primary key,
  run_id uuid not null references backup_run,
  mailbox integer not null references backup_mailbox,
  state text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  lease uuid,
  leased_until timestamptz,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  messages bigint not null default 0,
  bytes bigint not null default 0,
  refused integer not null default 0,
  problem text,
  finished_at timestamptz,
  unique (run_id, mailbox),
  check ((state = 'RUNNING') = (lease is not null))
);
create index backup_job_open on backup_job (next_attempt_at, id) where state in ('WAITING', 'RUNNING');
create index backup_job_unfinished on backup_job (run_id) where state in ('WAITING', 'RUNNING');
-- Two jobs in one mailbox would count the same mail twice.
create unique index backup_job_one_at_a_time on backup_job (mailbox) where state = 'RUNNING';

-- One life of a folder: another UIDVALIDITY is another folder of the same name.
create table folder (
  id integer generated always as identity primary key,
  mailbox integer not null references backup_mailbox,
  uid_validity bigint not null,
  -- As the server spells it today.
  wire_name text not null,
  -- What the folder looked like when it was last gone through to the end; all null before.
  uid_next bigint,
  mod_seq bigint,
  messages bigint,
  first_seen timestamptz not null,
  last_seen timestamptz
);
create index folder_of_mailbox on folder (mailbox);
-- A backup and the beginning of a restore may find the same new folder; only one of them adds it.
create unique index folder_added_once on folder (mailbox, uid_validity, wire_name)
  where last_seen is null;

create table folder_name (
  folder integer not null references folder,
  first_seen timestamptz not null,
  last_seen timestamptz,
  name text not null,
  wire_name text not null,
  search text not null,
  delimiter text not null,
  primary key (folder, first_seen)
);

create table flag_set (
  id integer generated always as identity primary key,
  flags text[] not null unique
);

create table sender (
  id integer generated always as identity primary key,
  address text not null unique,
  search text not null
);
create extension if not exists pg_trgm;
create index sender_search on sender using gin (search gin_trgm_ops);

-- A message once, however many mailboxes hold it. Addresses and fingerprints are 128-bit hashes:
-- uuid is the one type of that size without a header.
create table message (
  id bigint generated always as identity primary key,
  size bigint not null,
  address uuid not null unique,
  sender integer not null references sender,
  -- Of its Message-ID and of its decoded parts.
  prints uuid[] not null,
  -- Blobs that it may share with other messages.
  parts uuid[],
  subject text
);
create index message_prints on message using gin (prints);
create index message_parts on message using gin (parts) where parts is not null;

-- Where a message lay, and when: from the first time it was seen until the first time it was not.
create table placement (
  uid bigint not null,
  -- Null: the repository refused it, because it was forgotten by order.
  message bigint references message,
  internal_date timestamptz not null,
  first_seen timestamptz not null,
  last_seen timestamptz,
  folder integer not null references folder,
  flags integer not null references flag_set,
  primary key (folder, uid)
);
create index placement_of_message on placement (message);

-- The flags that a message had until a moment; those of today are in its placement.
create table former_flags (
  uid bigint not null,
  until timestamptz not null,
  folder integer not null,
  flags integer not null references flag_set,
  primary key (folder, uid, until),
  foreign key (folder, uid) references placement
);
