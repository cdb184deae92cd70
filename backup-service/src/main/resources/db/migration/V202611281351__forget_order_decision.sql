-- What two persons have decided at another service of ours: its digest. The same asked twice is one order.
alter table forget_order add column decision text check (decision ~ '^[0-9a-f]{64}$');
create unique index forget_order_decision on forget_order (print, decision) where decision is not null;
