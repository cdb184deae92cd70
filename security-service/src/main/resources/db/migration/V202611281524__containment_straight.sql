-- By the regulation of the day on which it was ordered: nothing is sealed, and expunged when it is approved.
alter table containment add column straight boolean not null default false;
