-- What lay there was given back, or left: a false alarm.
alter table coverage_row drop constraint coverage_row_state_check;
alter table coverage_row add constraint coverage_row_state_check check (state in ('UNKNOWN', 'FOUND',
  'CONTAINED', 'DESTROYED', 'ABSENT', 'LOCKED_UNTIL', 'UNREACHABLE', 'RELEASED', 'DECLARED'));
