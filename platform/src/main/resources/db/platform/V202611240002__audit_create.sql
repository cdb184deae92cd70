-- The chain: each row names the hash of the row before. Rows are only ever added.
create table audit_entry (
  seq          bigint      primary key check (seq > 0),
  prev         char(64)    not null unique,
  at           timestamptz not null,
  actor        text        not null,
  actor_name   text        not null,
  actor_roles  text[]      not null,
  action       text        not null,
  subject_type text        not null,
  subject_id   text        not null,
  unit_code    text,
  reason       text,
  legal_basis  text,
  details      jsonb       not null,
  request_id   text,
  hash         char(64)    not null unique
);

create index audit_entry_subject on audit_entry (subject_type, subject_id, seq);
create index audit_entry_unit on audit_entry (unit_code, seq);
create index audit_entry_actor on audit_entry (actor, seq);

create function audit_entry_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit_entry takes new rows only' using errcode = 'restrict_violation';
end $$;

create trigger audit_entry_refuse_change before update or delete on audit_entry
  for each row execute function audit_entry_refuse_change();

create trigger audit_entry_refuse_truncate before truncate on audit_entry
  for each statement execute function audit_entry_refuse_change();

-- Which heads were announced outside the database.
create table audit_anchor (
  seq         bigint      primary key references audit_entry (seq),
  hash        char(64)    not null,
  anchored_at timestamptz not null
);
