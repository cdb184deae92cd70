-- A case. No subject, no body, no name of a file or of a folder has a column here.
create table spill (
  id uuid primary key,
  code text not null unique,
  state text not null check (state in ('REPORTED', 'CONFIRMED', 'LOCATED', 'CONTAINED', 'APPROVED',
    'DESTROYED', 'ASSESSED', 'REMEDIATED', 'CLOSED', 'RELEASED')),
  unit_code text not null,
  level text not null check (level in ('CONFIDENTIAL', 'SECRET', 'TOP_SECRET', 'UNKNOWN')),
  note text check (length(note) <= 300),
  discovered_at timestamptz not null,
  reported_at timestamptz not null,
  confirmed_at timestamptz,
  in_charge boolean not null,
  referred_at timestamptz,
  degree text,
  cause text,
  conclusion text check (length(conclusion) <= 300),
  remedies text check (length(remedies) <= 300),
  ended_at timestamptz,
  steps bigint not null,
  version bigint not null,
  check (discovered_at <= reported_at),
  check ((state in ('CLOSED', 'RELEASED')) = (ended_at is not null)),
  check ((degree is null) = (cause is null))
);
create index spill_reported on spill (unit_code) where state = 'REPORTED';
create index spill_untaken on spill (id) where not in_charge and ended_at is null;
create index spill_referred on spill (id) where referred_at is not null;

-- Who knows that the case exists: the compartment.
create table spill_person (
  id uuid primary key,
  spill_id uuid not null references spill,
  part text not null check (part in ('REPORTER', 'HEAD', 'LEAD', 'EXECUTOR', 'APPROVER', 'ASSESSOR',
    'BREAK_GLASS')),
  username text not null,
  subject text,
  name text not null,
  named_by_name text not null,
  named_at timestamptz not null,
  until timestamptz,
  check ((part = 'BREAK_GLASS') = (until is not null))
);
create index spill_person_spill on spill_person (spill_id);
create index spill_person_subject on spill_person (subject);
create index spill_person_username on spill_person (username) where subject is null;
create unique index spill_person_part on spill_person (spill_id, part, username) where part <> 'BREAK_GLASS';
create unique index spill_one_lead on spill_person (spill_id) where part = 'LEAD';

-- Who had to tell whom, until when, and how it was done.
create table spill_duty (
  spill_id uuid not null references spill,
  kind text not null check (kind in ('TELL_HEAD', 'TELL_OPERATOR', 'TELL_SENDER', 'TELL_AUTHORITY')),
  started_at timestamptz not null,
  due_at timestamptz not null,
  legal_basis text not null,
  done_at timestamptz,
  done_by text,
  done_by_name text,
  told text check (length(told) <= 300),
  channel text,
  letter_number text check (length(letter_number) <= 60),
  proof text check (length(proof) <= 300),
  primary key (spill_id, kind),
  check (due_at >= started_at),
  check ((done_at is null) = (done_by is null)),
  check ((done_at is null) = (channel is null))
);

-- Which messages it is about: their place, their time and keyed hashes.
create table spill_reference (
  id uuid primary key,
  spill_id uuid not null references spill,
  mailbox text,
  uid_validity bigint,
  uid bigint,
  received_at timestamptz,
  size bigint,
  added_by_name text not null,
  added_at timestamptz not null
);
create index spill_reference_spill on spill_reference (spill_id);

create table spill_fingerprint (
  id uuid primary key,
  spill_id uuid not null references spill,
  reference_id uuid not null references spill_reference,
  kind text not null check (kind in ('MESSAGE_ID', 'ENCLOSED', 'REFERENCE', 'PART')),
  print uuid not null,
  bytes bigint not null check (bytes >= 0),
  unique (reference_id, kind, print)
);
create index spill_fingerprint_spill on spill_fingerprint (spill_id);
create index spill_fingerprint_print on spill_fingerprint (print);

-- Where copies can lie, and what was done there.
create table coverage_row (
  id uuid primary key,
  spill_id uuid not null references spill,
  kind text not null check (kind in ('MAILBOX', 'VAULT', 'QUEUE', 'SEALED_HOLD', 'BACKUP_GENERATION',
    'EXTERNAL_RECIPIENT', 'USER_DEVICE')),
  place text not null,
  state text not null check (state in ('UNKNOWN', 'FOUND', 'CONTAINED', 'DESTROYED', 'ABSENT',
    'LOCKED_UNTIL', 'UNREACHABLE', 'DECLARED')),
  proof text,
  changed_at timestamptz not null,
  unique (spill_id, kind, place)
);
create index coverage_row_spill on coverage_row (spill_id, id);
