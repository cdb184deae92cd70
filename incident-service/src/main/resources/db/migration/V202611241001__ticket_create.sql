create sequence ticket_number;

create table ticket (
  id uuid primary key,
  code text not null unique
    default 'HT-' || extract(year from now() at time zone 'Asia/Ho_Chi_Minh') || '-' || lpad(nextval('ticket_number')::text, 6, '0'),
  unit_code text not null,
  category text not null,
  title text not null check (length(title) between 1 and 200),
  description text check (length(description) <= 4000),
  state text not null check (state in ('AT_UNIT', 'AT_OPERATOR', 'NEEDS_MORE', 'SOLVED', 'CLOSED')),
  desk text not null check (desk in ('UNIT', 'OPERATOR')),
  reporter_subject text not null,
  reporter_name text not null,
  assignee_subject text,
  assignee_name text,
  reported_at timestamptz not null,
  solved_at timestamptz,
  version bigint not null,
  check ((assignee_subject is null) = (assignee_name is null))
);
create index ticket_unit on ticket (unit_code, id desc);
create index ticket_reporter on ticket (reporter_subject, id desc);
create index ticket_state on ticket (state, id desc);

create table ticket_entry (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  step text not null,
  by_subject text not null,
  by_name text not null,
  at timestamptz not null,
  state text not null,
  text text check (length(text) <= 4000)
);
create index ticket_entry_ticket on ticket_entry (ticket_id, id);
