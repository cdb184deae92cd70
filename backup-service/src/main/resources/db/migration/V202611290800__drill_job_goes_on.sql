-- Whether the mailbox still got mail when the drill began: the backup of a closed one grows old and lacks nothing.
alter table drill_job add column goes_on boolean not null default true;
alter table drill_job alter column goes_on drop default;
