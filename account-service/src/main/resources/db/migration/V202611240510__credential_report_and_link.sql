-- Facts about a mailbox's password. No column here, or anywhere, holds a password or a token.
create table credential (
  mailbox_id uuid primary key,
  -- Counts the facts announced, so that consumers can drop older ones.
  version bigint not null,
  set_at timestamptz
);

create table credential_report (
  id uuid primary key,
  mailbox_id uuid not null,
  address text not null,
  unit_code text not null,
  kind text not null
    check (kind in ('ISSUED', 'UNLOCKED', 'RENAMED', 'RESET_REQUESTED', 'LOST', 'LEAKED')),
  state text not null check (state in ('OPEN', 'LINK_ISSUED', 'CLOSED', 'SUPERSEDED')),
  circumstances text check (length(circumstances) <= 2000),
  reported_by text not null,
  reported_by_name text not null,
  reported_at timestamptz not null,
  due_at timestamptz,
  request_id uuid,
  secured_at timestamptz,
  locked_mailbox boolean not null,
  closed_at timestamptz,
  version bigint not null,
  check ((state in ('CLOSED', 'SUPERSEDED')) = (closed_at is not null))
);

create unique index credential_report_one_open on credential_report (mailbox_id)
  where state in ('OPEN', 'LINK_ISSUED');
create index credential_report_unit on credential_report (unit_code, id);

create table password_link (
  id uuid primary key,
  report_id uuid not null references credential_report (id),
  mailbox_id uuid not null,
  token_hash bytea not null unique check (length(token_hash) = 32),
  identity_method text not null check (identity_method in ('MEETING', 'CALLBACK', 'LETTER')),
  identity_checked_at timestamptz not null,
  identity_note text check (length(identity_note) <= 500),
  issued_by text not null,
  issued_by_name text not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > issued_at),
  used_at timestamptz,
  voided_at timestamptz,
  claim uuid,
  claimed_until timestamptz,
  failed_attempts integer not null default 0,
  rests_until timestamptz,
  identity_set boolean not null default false,
  check (used_at is null or voided_at is null)
);

-- A new link voids the older ones: one live link per mailbox.
create unique index password_link_one_live on password_link (mailbox_id)
  where used_at is null and voided_at is null;
create index password_link_report on password_link (report_id);
