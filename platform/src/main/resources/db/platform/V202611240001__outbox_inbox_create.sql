-- Facts that wait for the relay. Deleting what Kafka acknowledged, instead of keeping an offset,
-- cannot lose a row that got its number early and was committed late.
create table outbox (
  seq          bigint generated always as identity primary key,
  id           uuid        not null unique,
  topic        text        not null,
  type         text        not null,
  key          text        not null,
  body         text        not null,
  occurred_at  timestamptz not null,
  request_id   text,
  trace_parent text
);

create function outbox_wake() returns trigger language plpgsql as $$
begin
  perform pg_notify('outbox', '');
  return null;
end $$;

create trigger outbox_wake after insert on outbox
  for each statement execute function outbox_wake();

-- Facts that took effect, so that a repeat does not.
create table inbox (
  consumer text        not null,
  event_id text        not null,
  taken_at timestamptz not null default now(),
  primary key (consumer, event_id)
);

create index inbox_taken_at on inbox (taken_at);
