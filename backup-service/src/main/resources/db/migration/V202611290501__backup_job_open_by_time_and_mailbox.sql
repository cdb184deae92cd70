-- When the statistics were taken nothing waited, as nearly always: to the planner all indexes of
-- open jobs are equally small, and it took the wrong one for every job of every claim. Now each
-- question has an index that no other one can be answered from.
alter table backup_job add check ((finished_at is null) = (state in ('WAITING', 'RUNNING')));
drop index backup_job_open;
drop index backup_job_unfinished;
drop index backup_job_waiting;
create index backup_job_open on backup_job (next_attempt_at, id) where finished_at is null;
create index backup_job_of_mailbox on backup_job (mailbox) where state in ('WAITING', 'RUNNING');
