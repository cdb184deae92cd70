-- The places of copies that were made: where one of them is not, it has gone away.
create table store_copy (
  address text primary key,
  made_at timestamptz not null
);
