-- To want nothing more of what a database that was put back has lost is an order, too.
alter table maintenance_job drop constraint maintenance_job_kind_check;
alter table maintenance_job add constraint maintenance_job_kind_check check (
  kind in ('CHECK', 'CHECK_READ_DATA', 'REPAIR', 'REPLICATE', 'EXPIRE', 'COMPACT', 'GIVE_UP', 'REWRAP'));
