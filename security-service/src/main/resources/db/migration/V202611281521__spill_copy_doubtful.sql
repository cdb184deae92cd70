-- A message with the Message-ID of a case and none of its content is decided about by somebody.
alter table spill_copy drop constraint spill_copy_state_check;
alter table spill_copy add constraint spill_copy_state_check
  check (state in ('FOUND', 'DOUBTFUL', 'EXCLUDED', 'CONTAINED', 'DESTROYED', 'RELEASED', 'GONE'));

-- Somebody has said that it is a copy, whatever is in it.
alter table spill_copy add column included boolean not null default false;
