-- Orders to look at a case that one is not on. The code is what was typed: no reference to a case,
-- for an order says nothing about whether there is one.
create table spill_access_order (
  id uuid primary key,
  spill_code text not null,
  state text not null check (state in ('AWAITING_APPROVAL', 'APPROVED', 'REFUSED')),
  reason text not null check (length(reason) <= 300),
  requested_by text not null,
  requested_by_username text not null,
  requested_by_name text not null,
  requested_at timestamptz not null,
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  until timestamptz,
  version bigint not null,
  check (decided_by <> requested_by),
  check ((state = 'AWAITING_APPROVAL') = (decided_at is null)),
  check ((state = 'APPROVED') = (until is not null))
);
