-- A creating call that was seen: answered when status is set, still running when not.
create table idempotency_key (
  caller       text        not null,
  key          text        not null,
  request_hash char(64)    not null,
  status       int,
  media_type   text,
  location     text,
  etag         text,
  body         bytea,
  expires_at   timestamptz not null,
  primary key (caller, key)
);

create index idempotency_key_expires_at on idempotency_key (expires_at);
