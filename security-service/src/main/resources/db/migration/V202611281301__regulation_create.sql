-- The regulation in force as account-service announced it: one row, none before the first fact.
create table regulation (
  only_row boolean primary key default true check (only_row),
  version bigint not null,
  profile_id uuid not null,
  title text not null,
  effective_from date not null
);
create table regulation_rule (
  key text primary key,
  value text not null,
  legal_basis text not null
);
