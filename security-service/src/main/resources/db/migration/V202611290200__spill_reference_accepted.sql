-- What a reporter names after the head has confirmed is looked for when somebody else accepts it.
alter table spill_reference add accepted_at timestamptz;
alter table spill_reference add accepted_by_name text;
update spill_reference set accepted_at = added_at, accepted_by_name = added_by_name;
alter table spill_reference add check ((accepted_at is null) = (accepted_by_name is null));
