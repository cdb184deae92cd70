-- Trusted since PostgreSQL 13: the owner of the database may create it.
create extension if not exists pg_trgm;

create table person (
  id          uuid primary key,
  full_name   text        not null check (full_name <> ''),
  sort_name   text        not null,
  search_text text        not null,
  position    text,
  phone       text,
  birth_date  date,
  unit_code   text        not null references unit (code),
  entered_at  timestamptz not null,
  version     bigint      not null
);
create index person_by_name on person (sort_name, id);
create index person_by_unit on person (unit_code, sort_name, id);
create index person_search on person using gin (search_text gin_trgm_ops);

create table mailbox (
  id            uuid primary key,
  kind          text        not null check (kind in ('PERSONAL', 'ORGANISATION')),
  address       text        not null check (address = lower(address) and address like '_%@_%'),
  unit_code     text        not null references unit (code),
  state         text        not null check (state in
    ('AWAITING_ACTIVATION', 'ACTIVE', 'LOCKED', 'STOPPED', 'AWAITING_DELETION', 'DELETED')),
  quota_bytes   bigint      not null check (quota_bytes > 0),
  owner_id      uuid        not null references person,
  owner_subject text,
  display_name  text        not null check (display_name <> ''),
  position      text,
  sort_name     text        not null,
  search_text   text        not null,
  activated_at  timestamptz,
  deletion_due  date,
  changed_at    timestamptz not null,
  version       bigint      not null,
  check (state <> 'ACTIVE' or activated_at is not null),
  check ((deletion_due is not null) = (state in ('AWAITING_DELETION', 'DELETED')))
);
-- A deleted mailbox keeps its address as history; whether it may be given again is the naming's to say.
create unique index mailbox_address on mailbox (address) where state <> 'DELETED';
create index mailbox_by_address on mailbox (address, id);
create index mailbox_by_unit on mailbox (unit_code, address, id);
create index mailbox_by_name on mailbox (sort_name, id);
create index mailbox_by_owner on mailbox (owner_id);
create index mailbox_by_subject on mailbox (owner_subject) where owner_subject is not null;
create index mailbox_due on mailbox (deletion_due) where state = 'AWAITING_DELETION';
create index mailbox_search on mailbox using gin (search_text gin_trgm_ops);

create table mailbox_alias (
  address    text primary key check (address = lower(address) and address like '_%@_%'),
  mailbox_id uuid        not null references mailbox,
  added_at   timestamptz not null
);
create index mailbox_alias_mailbox on mailbox_alias (mailbox_id);

create table mailbox_user (
  id         uuid primary key,
  mailbox_id uuid        not null references mailbox,
  person_id  uuid        not null references person,
  named_at   timestamptz not null,
  unique (mailbox_id, person_id)
);
create index mailbox_user_person on mailbox_user (person_id);

-- An organisation's mailbox has named users. Checked at commit, because the mailbox comes before them.
create function mailbox_has_users() returns trigger language plpgsql as $$
declare
  checked uuid;
begin
  -- Two branches, since a name of the other table's row is an error even where it is not reached.
  if tg_table_name = 'mailbox' then
    checked := new.id;
  else
    checked := old.mailbox_id;
  end if;
  if exists (select 1 from mailbox m where m.id = checked and m.kind = 'ORGANISATION' and m.state <> 'DELETED')
     and not exists (select 1 from mailbox_user u where u.mailbox_id = checked) then
    raise exception 'an organisation''s mailbox needs a named user' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger mailbox_needs_users after insert on mailbox
  deferrable initially deferred for each row execute function mailbox_has_users();
create constraint trigger mailbox_keeps_users after delete on mailbox_user
  deferrable initially deferred for each row execute function mailbox_has_users();

create table mailbox_transition (
  id            uuid primary key,
  mailbox_id    uuid        not null references mailbox,
  step          text        not null,
  from_state    text,
  to_state      text        not null,
  before_value  text,
  after_value   text,
  occurred_at   timestamptz not null,
  actor_subject text        not null,
  actor_name    text        not null,
  legal_basis   text        not null check (legal_basis <> ''),
  request_id    uuid,
  reason        text
);
create index mailbox_transition_mailbox on mailbox_transition (mailbox_id, id);

create function mailbox_transition_stays() returns trigger language plpgsql as $$
begin
  raise exception 'the history of a mailbox is never rewritten' using errcode = 'restrict_violation';
end $$;
create trigger mailbox_transition_append_only before update or delete or truncate on mailbox_transition
  for each statement execute function mailbox_transition_stays();

-- What the directory may show of the register: no phone, no birth date, no mailbox that is on its way out.
create view directory_entry as
select id, kind, address, unit_code, display_name, position, sort_name, search_text
from mailbox
where state in ('AWAITING_ACTIVATION', 'ACTIVE', 'LOCKED');
