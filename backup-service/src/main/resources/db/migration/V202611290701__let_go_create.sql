-- Messages of which no generation is kept any more, while the repository or a copy still has them:
-- an order to forget must find these too. The hashes are those of the letter, fingerprints first,
-- then the blobs it may share.
create table let_go (
  message uuid primary key,
  prints integer not null check (prints >= 0),
  hashes uuid[] not null check (cardinality(hashes) >= prints)
);
create index let_go_hashes on let_go using gin (hashes) with (fastupdate = off);
