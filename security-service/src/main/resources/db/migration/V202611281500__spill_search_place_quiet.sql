-- Nothing has come to it or left it since the backups read it: what they know of it is all there is.
alter table spill_search_place add column quiet boolean not null default false;
