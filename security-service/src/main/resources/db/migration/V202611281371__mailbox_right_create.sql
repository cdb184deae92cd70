-- The register of article 16.3: who may enter whose mailbox, why, and how long.
create table mailbox_right (
  id uuid primary key,
  mailbox_id uuid references known_mailbox,
  kind text not null check (kind in ('ORGANISATION_USER', 'DELEGATION', 'PLATFORM')),
  holder text not null,
  holder_subject text,
  holder_name text not null,
  state text not null check (state in ('ASKED', 'IN_FORCE', 'REFUSED', 'ENDED')),
  reason text not null check (length(reason) <= 300),
  legal_basis text not null,
  asked_by text not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  until timestamptz,
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  ended_by_name text,
  ended_at timestamptz,
  end_reason text check (length(end_reason) <= 300),
  version bigint not null,
  -- The platform's own are standing entries for all mailboxes: one row, not one for each.
  check ((kind = 'PLATFORM') = (mailbox_id is null)),
  check ((state = 'ASKED') = (decided_at is null)),
  check ((state = 'ENDED') = (ended_at is not null)),
  check (kind = 'PLATFORM' or decided_by is null or decided_by <> asked_by or state = 'REFUSED')
);
create unique index mailbox_right_once on mailbox_right (mailbox_id, holder)
  where state in ('ASKED', 'IN_FORCE');
create index mailbox_right_mailbox on mailbox_right (mailbox_id, id);
create index mailbox_right_holder on mailbox_right (holder) where state = 'IN_FORCE';
create index mailbox_right_until on mailbox_right (until) where state = 'IN_FORCE';

-- Who went in by such a right through the platform: one row for a person and a day.
create table mailbox_entry (
  id uuid primary key,
  right_id uuid not null references mailbox_right,
  mailbox_id uuid not null references known_mailbox,
  by_subject text not null,
  by_name text not null,
  day date not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  unique (right_id, by_subject, day)
);
create index mailbox_entry_mailbox on mailbox_entry (mailbox_id, last_at);

-- What was done in whose mailbox for a case is in its ledger; the register reads it there.
create index coverage_row_mailbox on coverage_row (place) where kind = 'MAILBOX';

-- The register's chain is no case.
alter table evidence_entry drop constraint evidence_entry_spill_id_fkey;
alter table evidence_anchor drop constraint evidence_anchor_spill_id_fkey;

insert into mailbox_right (id, mailbox_id, kind, holder, holder_name, state, reason, legal_basis,
    asked_by, asked_by_name, asked_at, decided_by, decided_by_name, decided_at, version)
  select id, null, 'PLATFORM', holder, holder_name, 'IN_FORCE', reason, legal_basis,
      'system', 'Hệ thống', now(), 'system', 'Hệ thống', now(), 0
    from (values
      ('0198b0a0-0000-7000-8000-000000000001'::uuid, 'backup', 'Sao lưu định kỳ',
        'Đọc thư để sao lưu hằng ngày; bản sao lưu được mã hóa', 'Điều 16 khoản 5'),
      ('0198b0a0-0000-7000-8000-000000000002'::uuid, 'restore', 'Khôi phục theo lệnh',
        'Đặt lại thư đã mất theo lệnh đã được phê duyệt', 'Điều 16 khoản 5'),
      ('0198b0a0-0000-7000-8000-000000000003'::uuid, 'leak', 'Xử lý tài liệu mật lộ, lọt',
        'Tìm, cách ly và xóa bản sao tài liệu mật; mỗi lần vào được ghi và cho chủ hộp thư biết khi vụ việc kết thúc',
        'Điều 15 khoản 3'),
      ('0198b0a0-0000-7000-8000-000000000004'::uuid, 'own-mail', 'Chọn thư để báo cáo',
        'Liệt kê người gửi, ngày và dung lượng khi chính chủ chọn thư để báo; không lưu lại',
        'Điều 15 khoản 3'))
      as platform (id, holder, holder_name, reason, legal_basis);
