-- Every pack that was ever begun, before its key is mirrored in the store. A mirrored key of a pack that is not here tells that the
-- database was put back to an earlier time (ADR 119). Never deleted from: about 60 bytes for a pack.
create table announced_pack (pack uuid primary key);
insert into announced_pack select pack from pack_key;
