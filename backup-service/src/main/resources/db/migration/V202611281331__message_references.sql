-- Fingerprints of the messages that it answers or continues. Of what was stored before nothing is
-- known: null, as for a message that answers none.
alter table message add column refs uuid[];
create index message_refs on message using gin (refs) with (gin_pending_list_limit = 256)
  where refs is not null;
