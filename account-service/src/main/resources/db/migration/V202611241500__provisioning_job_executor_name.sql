-- The history of a mailbox shows who started the work by name. Jobs from before have only a subject.
alter table provisioning_job add column executor_name text;
