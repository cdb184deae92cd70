-- The letter by which whoever demanded a legal hold agrees that what is held be forgotten.
alter table forget_order add column hold_consent text check (hold_consent <> '');
