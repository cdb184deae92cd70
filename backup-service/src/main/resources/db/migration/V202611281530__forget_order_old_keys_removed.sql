-- Whether the files of this database hold the keys no more that were replaced. Null: from before it was asked.
alter table forget_order add column old_keys_removed boolean;
