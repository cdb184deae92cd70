-- Nothing of a held mailbox is let go by retention.
create table legal_hold (
  id uuid primary key,
  version bigint not null default 0,
  mailbox integer not null references backup_mailbox,
  reason text not null check (reason <> ''),
  legal_basis text not null check (legal_basis <> ''),
  -- The last day on which it holds; null until it is lifted.
  until date,
  placed_by text not null,
  placed_by_name text not null,
  placed_at timestamptz not null,
  lifted_by text,
  lifted_by_name text,
  lifted_at timestamptz,
  lift_reason text,
  check ((lifted_by is null) = (lifted_at is null) and (lifted_by is null) = (lift_reason is null)),
  -- Who placed it cannot take it away alone.
  check (lifted_by <> placed_by)
);
create index legal_hold_open on legal_hold (mailbox) where lifted_at is null;
