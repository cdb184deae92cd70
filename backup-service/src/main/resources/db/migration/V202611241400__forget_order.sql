create table forget_order (
  id uuid primary key,
  version bigint not null default 0,
  state text not null check (state in
    ('AWAITING_APPROVAL', 'RUNNING', 'DONE', 'REFUSED', 'CANCELLED')),
  -- Of a Message-ID or of a part.
  print uuid not null,
  requested_by text not null,
  requested_by_name text not null,
  requested_at timestamptz not null,
  reason text not null check (reason <> ''),
  legal_basis text,
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  ended_at timestamptz,
  -- When the work is due; null when there is nothing left to do.
  next_attempt_at timestamptz,
  attempts integer not null default 0,
  problem text,
  -- The proof.
  tombstone uuid,
  parts_kept integer,
  packs integer,
  stores integer,
  -- Nothing is destroyed for ever by one person alone.
  check (decided_by is null or decided_by <> requested_by or state = 'CANCELLED'),
  check (state not in ('RUNNING', 'DONE') or decided_by is not null)
);
create unique index forget_order_one_at_a_time on forget_order (print)
  where state in ('AWAITING_APPROVAL', 'RUNNING');
create index forget_order_due on forget_order (next_attempt_at) where next_attempt_at is not null;

-- What the catalogue takes in no more. A run that has read such a message before it was forgotten
-- meets this when it wants to write it down.
create table forgotten_print (
  print uuid primary key,
  order_id uuid not null references forget_order
);
create table forgotten_blob (
  blob uuid primary key,
  order_id uuid not null references forget_order,
  -- A message's own structure, or a part that no other message uses.
  message boolean not null
);
create index forgotten_blob_of_order on forgotten_blob (order_id);

-- Where the copies lay and when. Stands on its own: retention lets folders and placements go.
create table forgotten_copy (
  order_id uuid not null references forget_order,
  mailbox integer not null references backup_mailbox,
  folder integer not null,
  uid bigint not null,
  first_seen timestamptz not null,
  last_seen timestamptz,
  primary key (order_id, folder, uid)
);
