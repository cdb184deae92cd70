-- Putting every key under a new master key is maintenance, too.
alter table maintenance_job drop constraint maintenance_job_kind_check;
alter table maintenance_job add constraint maintenance_job_kind_check
  check (kind in ('CHECK', 'CHECK_READ_DATA', 'REPLICATE', 'EXPIRE', 'COMPACT', 'REWRAP'));
