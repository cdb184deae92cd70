-- A part that innocent mail has too, a logo: it is not looked for any more.
alter table spill_fingerprint add column excluded_at timestamptz check (excluded_at is null or kind = 'PART');

-- What lies sealed is to be looked at again: some of it is no copy any more.
alter table containment add column recheck boolean not null default false;
