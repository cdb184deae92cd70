-- A message with the Message-ID of a case and none of its content is decided about by somebody.
alter table spill_copy drop constraint spill_copy_state_check;
alter table spill_copy add constraint spill_copy_state_check
  check (state in ('FOUND', 'DOUBTFUL', 'EXCLUDED', 'CONTAINED', 'DESTROYED', 'RELEASED', 'GONE'));

-- Somebody has said that it is a copy, whatever is in it.
alter table spill_copy add column included boolean not null default false;

-- Both lie where they were found.
alter table spill_copy drop constraint spill_copy_check3;
alter table spill_copy add constraint spill_copy_left_at_check
  check ((state in ('FOUND', 'DOUBTFUL', 'EXCLUDED')) = (left_at is null));

create or replace function spill_copy_leave() returns trigger language plpgsql as $$
begin
  new.left_at := case when new.state in ('FOUND', 'DOUBTFUL', 'EXCLUDED') then null
                      else coalesce(old.left_at, new.changed_at) end;
  return new;
end $$;
