-- A list of rows that wait to be sorted in costs as much time as sorting each in at once, and keeps its pages.
alter index message_prints set (fastupdate = off);
alter index message_parts set (fastupdate = off);
