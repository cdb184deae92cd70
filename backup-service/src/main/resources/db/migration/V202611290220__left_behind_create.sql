-- Blobs of messages that were refused after they had been stored; their keys go, unless another message uses them.
create table left_behind (
  blob uuid primary key
);
-- Then no order names them.
alter table forgotten_blob alter column order_id drop not null;
