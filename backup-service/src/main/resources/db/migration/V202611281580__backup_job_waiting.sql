-- A claim asks of each job whether another one of the same mailbox waits before it.
create index backup_job_waiting on backup_job (mailbox, next_attempt_at, id) where state = 'WAITING';
