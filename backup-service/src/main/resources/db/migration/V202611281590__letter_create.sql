-- Each delivery adds its own lines to a mail, so nearly every message of the catalogue lay in one
-- place only, and said again what all copies of the mail say. What they have in common is a letter;
-- what is a copy's own stands where it lies.
create table letter (
  -- A digest of all that stands here, so that whoever meets it again knows it.
  id uuid not null,
  sender integer not null,
  -- How many of the hashes are its own fingerprints, of its Message-ID and of its decoded parts,
  -- and how many after them are blobs that messages may share. The rest are fingerprints of the
  -- letters that it answers or continues. One array has one index.
  prints integer not null check (prints >= 0),
  parts integer not null check (parts >= 0),
  hashes uuid[] not null check (cardinality(hashes) >= prints + parts),
  subject text
);
-- A message of before is a letter of its own.
insert into letter (id, sender, prints, parts, hashes, subject)
select address, sender, cardinality(prints), coalesce(cardinality(parts), 0),
       prints || coalesce(parts, '{}') || coalesce(refs, '{}'), subject
  from message;

create table placement_of_letter (
  uid bigint not null,
  internal_date timestamptz not null,
  first_seen timestamptz not null,
  last_seen timestamptz,
  -- Where the repository has it; null, and the letter too, when it was forgotten by order.
  message uuid,
  letter uuid,
  size bigint,
  folder integer not null references folder,
  flags integer not null,
  check ((message is null) = (letter is null) and (message is null) = (size is null))
);
insert into placement_of_letter (uid, internal_date, first_seen, last_seen, message, letter, size, folder, flags)
select p.uid, p.internal_date, p.first_seen, p.last_seen, m.address, m.address, m.size, p.folder, p.flags
  from placement p left join message m on m.id = p.message;

alter table former_flags drop constraint former_flags_folder_uid_fkey;
drop table placement;
drop table message;
alter table placement_of_letter rename to placement;
alter table placement rename constraint placement_of_letter_folder_fkey to placement_folder_fkey;

-- No key to senders and sets of flags: those go while nobody writes letters, these never.
alter table letter add constraint letter_pkey primary key (id);
create index letter_hashes on letter using gin (hashes) with (fastupdate = off);
create index letter_sender on letter (sender);
alter table placement add constraint placement_pkey primary key (folder, uid);
alter table placement
  add constraint placement_letter_fkey foreign key (letter) references letter;
create index placement_letter on placement (letter) where letter is not null;
create index placement_message on placement (message) where message is not null;
create index placement_ended on placement (last_seen, folder, uid) where last_seen is not null;
alter table former_flags drop constraint former_flags_flags_fkey;
alter table former_flags
  add constraint former_flags_folder_uid_fkey foreign key (folder, uid) references placement;

-- People search senders within one mailbox: its mail is gone through, and no index is asked.
drop index sender_search;
drop extension pg_trgm;
