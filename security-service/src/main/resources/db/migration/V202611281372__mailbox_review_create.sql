-- Half-yearly lists of who may enter the mailboxes of a unit, to be confirmed or revoked by its head.
create table mailbox_review (
  id uuid primary key,
  -- Absent for the platform's own rights, which are for all mailboxes.
  unit_code text,
  on_day date not null,
  due_at timestamptz not null,
  legal_basis text not null,
  made_at timestamptz not null,
  unique nulls not distinct (unit_code, on_day)
);

create table mailbox_review_line (
  review_id uuid not null references mailbox_review,
  right_id uuid not null references mailbox_right,
  decision text check (decision in ('CONFIRMED', 'REVOKED')),
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  primary key (review_id, right_id),
  check ((decision is null) = (decided_at is null)),
  check ((decision is null) = (decided_by is null))
);
