-- What stays the same of a unit. The code is never given to another, not even after the unit is gone.
create table unit (
  id          uuid primary key,
  code        text        not null unique check (code ~ '^[a-z0-9]+([.-][a-z0-9]+)*$' and length(code) <= 64),
  valid_from  date        not null,
  valid_to    date,
  changed_at  timestamptz not null,
  version     bigint      not null,
  check (valid_to >= valid_from)
);

-- A period lasts until the unit's next one: there is no end to store, so none can overlap or leave a gap.
create table unit_period (
  id          uuid primary key,
  unit_id     uuid not null references unit,
  valid_from  date not null,
  name        text not null check (name <> ''),
  search_text text not null,
  parent_id   uuid references unit check (parent_id <> unit_id),
  domain      text check (domain = lower(domain)),
  level       text not null check (level in ('PROVINCE', 'DEPARTMENT', 'DISTRICT', 'COMMUNE', 'SUB_UNIT')),
  legal_basis text not null check (legal_basis <> ''),
  unique (unit_id, valid_from)
);
create index unit_period_parent on unit_period (parent_id);

create table unit_succession (
  id             uuid primary key,
  predecessor_id uuid not null references unit,
  successor_id   uuid not null references unit,
  effective_from date not null,
  unique (predecessor_id, successor_id),
  check (predecessor_id <> successor_id)
);
create index unit_succession_successor on unit_succession (successor_id);
