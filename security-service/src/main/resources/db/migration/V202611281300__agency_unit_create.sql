-- A small copy of the unit tree, fed by unit.events.
create table agency_unit (
  id uuid primary key,
  code text not null,
  parent_code text,
  name text not null,
  dissolved boolean not null,
  fact_version bigint not null
);
create index agency_unit_code on agency_unit (code);
create index agency_unit_parent on agency_unit (parent_code);
