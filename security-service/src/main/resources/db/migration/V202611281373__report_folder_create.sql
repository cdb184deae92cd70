-- One standing job for each personal mailbox: to look into the folder by which its owner reports.
create table report_folder (
  id uuid primary key references known_mailbox,
  state text not null check (state in ('WAITING', 'RUNNING')),
  lease uuid,
  leased_until timestamptz,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  finished_at timestamptz,
  problem text,
  -- What was looked at: all messages below next_uid of the folder of that validity.
  uid_validity bigint not null default 0,
  next_uid bigint not null default 1
);
create index report_folder_due on report_folder (next_attempt_at, id);

-- Each message reports once.
create table report_by_folder (
  mailbox_id uuid not null references known_mailbox,
  uid_validity bigint not null,
  uid bigint not null,
  spill_id uuid not null references spill,
  primary key (mailbox_id, uid_validity, uid)
);

insert into mailbox_right (id, mailbox_id, kind, holder, holder_name, state, reason, legal_basis,
    asked_by, asked_by_name, asked_at, decided_by, decided_by_name, decided_at, version)
  values ('0198b0a0-0000-7000-8000-000000000005', null, 'PLATFORM', 'report-folder',
    'Thư mục Báo cáo tài liệu mật', 'IN_FORCE',
    'Tạo thư mục và xem có thư được chuyển vào để báo cáo hay không; không mở thư mục khác',
    'Điều 15 khoản 3', 'system', 'Hệ thống', now(), 'system', 'Hệ thống', now(), 0);
