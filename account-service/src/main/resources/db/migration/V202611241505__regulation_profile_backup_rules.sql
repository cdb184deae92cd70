-- The backup's rules enter the profiles that were written before there were any. Congvu's own
-- defaults: only Nghệ An's regulation says how often a backup goes to another place.
update regulation_profile
   set rules = regexp_replace(rules, '\}\s*$', '') || ',"backup":{
  "continuousEvery":{"value":"30 minutes","basis":"chưa quy định; mặc định của Congvu"},
  "nightlyAt":{"value":"01:00","basis":"chưa quy định; mặc định của Congvu"},
  "keepAllFor":{"value":"7 days","basis":"chưa quy định; mặc định của Congvu"},
  "keepDaily":{"value":30,"basis":"chưa quy định; mặc định của Congvu"},
  "keepWeekly":{"value":12,"basis":"chưa quy định; mặc định của Congvu"},
  "keepMonthly":{"value":12,"basis":"chưa quy định; mặc định của Congvu"},
  "closedMailboxesKeptFor":{"value":"12 months","basis":"chưa quy định; mặc định của Congvu"},
  "drillEvery":{"value":"7 days","basis":"chưa quy định; mặc định của Congvu"},
  "drillShare":{"value":1,"basis":"chưa quy định; mặc định của Congvu: phần trăm số hộp thư"},
  "copyEvery":' || case rules::jsonb ->> 'id'
    when 'nghe-an-99-2025' then
      '{"value":"7 days","basis":"QĐ 99/2025/QĐ-UBND tỉnh Nghệ An: ít nhất hằng tuần, sang nơi lưu trữ khác"}'
    else '{"value":"1 day","basis":"chưa quy định; mặc định của Congvu"}'
    end || '}}'
 where not rules::jsonb ? 'backup';

-- What was last announced of the profile in force: one row, whose lock keeps replicas apart.
create table regulation_announcement (
    only_row    boolean     primary key default true check (only_row),
    version     bigint      not null,
    profile_id  uuid        references regulation_profile (id),
    rules       text        not null
);
insert into regulation_announcement (version, rules) values (0, '');
