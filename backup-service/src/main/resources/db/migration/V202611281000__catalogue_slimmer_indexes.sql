-- A GIN index over the trigrams of senders was larger than the senders by far, for a search that
-- people do a few times a day.
drop index sender_search;
create index sender_search on sender using gist (search gist_trgm_ops (siglen = 32));

-- What waits to be sorted in counts as size and slows the look-ups; the default would let four
-- megabytes wait in each.
alter index message_prints set (gin_pending_list_limit = 256);
alter index message_parts set (gin_pending_list_limit = 256);
