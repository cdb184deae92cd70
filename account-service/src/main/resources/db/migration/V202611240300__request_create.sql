-- The number in YC-2026-000123 may have gaps; it never repeats.
create sequence request_number;

create table request (
  id uuid primary key,
  code text not null unique,
  type text not null
    check (type in ('ISSUE', 'CHANGE', 'TRANSFER', 'RENAME', 'ALIAS', 'QUOTA', 'LOCK', 'UNLOCK', 'PASSWORD_RESET', 'CLOSURE')),
  state text not null
    check (state in ('DRAFT', 'AWAITING_HEAD', 'SENT', 'RECEIVED', 'NEEDS_MORE', 'IN_PROGRESS', 'DONE', 'REFUSED', 'WITHDRAWN')),
  unit_code text not null,
  losing_unit_code text,
  letter_number text,
  reason text,
  drafted_by text not null,
  requested_by text,
  confirmed_by text,
  executed_by text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  -- the time allowed by the profile on the day of receipt
  sla_days int,
  sla_minutes int,
  sla_legal_basis text,
  received_at timestamptz,
  due_at timestamptz,
  finished_at timestamptz,
  line_count int not null,
  open_lines int not null,
  version bigint not null,
  constraint request_line_counts check (open_lines between 0 and line_count),
  constraint request_transfer_names_losing_unit check ((type = 'TRANSFER') = (losing_unit_code is not null)),
  constraint request_confirmer_is_another
    check (confirmed_by is null or (confirmed_by <> drafted_by and confirmed_by is distinct from requested_by)),
  constraint request_executor_is_another
    check (executed_by is null or (executed_by <> drafted_by and executed_by is distinct from requested_by
      and executed_by is distinct from confirmed_by)),
  constraint request_clock_is_whole check ((received_at is null) = (sla_days is null)
    and (received_at is null) = (sla_minutes is null)
    and (received_at is null) = (sla_legal_basis is null))
);
create index request_unit on request (unit_code, id desc);
create index request_losing_unit on request (losing_unit_code, id desc) where losing_unit_code is not null;
create index request_state on request (state, id desc);
create index request_running on request (due_at) where received_at is not null and finished_at is null;

create table request_line (
  id uuid primary key,
  request_id uuid not null references request (id),
  position int not null check (position > 0),
  state text not null check (state in ('PENDING', 'IN_PROGRESS', 'DONE', 'REFUSED', 'FAILED')),
  mailbox_id uuid,
  mailbox_address text,
  kind text check (kind in ('PERSONAL', 'ORGANISATION')),
  full_name text,
  job_title text,
  unit_code text not null,
  phone text,
  birth_date date,
  citizen_id_tail text,
  wanted_address text,
  reserved_address text,
  quota_bytes bigint,
  reason text,
  -- head and named users of an organisation mailbox, as JSON
  people text,
  -- names and addresses folded for search without accents
  search text not null,
  -- why a line was refused or failed
  outcome text,
  outcome_legal_basis text,
  finished_at timestamptz,
  unique (request_id, position)
);
create index request_line_state on request_line (request_id, state);
create index request_line_mailbox on request_line (mailbox_id) where mailbox_id is not null;

create table request_step (
  id uuid primary key,
  request_id uuid not null references request (id),
  kind text not null,
  by_subject text not null,
  by_name text not null,
  at timestamptz not null,
  from_state text not null,
  to_state text not null,
  note text,
  legal_basis text
);
create index request_step_of_request on request_step (request_id, id);
