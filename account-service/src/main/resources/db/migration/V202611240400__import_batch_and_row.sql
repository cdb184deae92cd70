-- A list that was sent in, until it is accepted or expires. Nothing here is the register's.
create table import_batch (
  id uuid primary key,
  -- null when the list was sent for several of the sender's units
  unit_code text,
  file_name text not null,
  file_sha256 text not null check (length(file_sha256) = 64),
  sheet text not null,
  columns json not null,
  remarks json not null,
  created_by text not null,
  created_by_name text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  accepted_at timestamptz,
  version bigint not null default 0
);

create index import_batch_expires_at on import_batch (expires_at);
create index import_batch_same_file on import_batch (file_sha256);

-- json, not jsonb: read back whole, and compared as it was written.
create table import_row (
  batch_id uuid not null references import_batch on delete cascade,
  number integer not null check (number > 0),
  source json not null,
  corrections json not null,
  skipped boolean not null,
  cleaned json not null,
  findings json not null,
  error_count integer not null,
  warning_count integer not null,
  proposed_address text,
  primary key (batch_id, number)
);

create table import_request (
  batch_id uuid not null references import_batch on delete cascade,
  unit_code text not null,
  request_id uuid not null unique,
  line_count integer not null,
  primary key (batch_id, unit_code)
);
