-- Taking damaged packs back from a copy is maintenance, too.
alter table maintenance_job drop constraint maintenance_job_kind_check;
alter table maintenance_job add constraint maintenance_job_kind_check check (
  kind in ('CHECK', 'CHECK_READ_DATA', 'REPAIR', 'REPLICATE', 'EXPIRE', 'COMPACT', 'REWRAP'));
