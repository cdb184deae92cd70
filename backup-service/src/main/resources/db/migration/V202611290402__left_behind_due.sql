-- What a run has left behind is written down as soon as it is known, for the run may be killed; it is destroyed when the run has
-- written down what was stored beside it, or is surely dead.
alter table left_behind add column due_at timestamptz not null default now();
