create sequence incident_number;

create table incident (
  id uuid primary key,
  code text not null unique
    default 'SC-' || extract(year from now() at time zone 'Asia/Ho_Chi_Minh') || '-' || lpad(nextval('incident_number')::text, 6, '0'),
  kind text not null,
  state text not null check (state in ('OPEN', 'IN_PROGRESS', 'RESOLVED')),
  unit_code text not null,
  mailbox_id uuid not null,
  mailbox_address text not null,
  discovered_at timestamptz not null,
  assignee_subject text,
  assignee_name text,
  resolution text check (length(resolution) <= 4000),
  resolved_at timestamptz,
  version bigint not null,
  check ((state = 'RESOLVED') = (resolved_at is not null)),
  check ((assignee_subject is null) = (assignee_name is null))
);
create index incident_unit on incident (unit_code, id desc);
create index incident_state on incident (state, id desc);
-- Two reports of one leak open one incident, whichever way they come.
create unique index incident_one_hijack on incident (mailbox_id) where kind = 'HIJACK' and state <> 'RESOLVED';
