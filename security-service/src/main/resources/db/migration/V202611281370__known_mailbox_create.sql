-- A small copy of the mailboxes, fed by mailbox.events: whose box an address is, and was.
create table known_mailbox (
  mailbox_id uuid primary key,
  fact_version bigint not null,
  address text not null,
  unit_code text not null,
  organisation boolean not null,
  deleted boolean not null
);
-- Not unique: facts of two mailboxes come in any order, so that an address may be two's for a moment.
create index known_mailbox_address on known_mailbox (address) where not deleted;
create index known_mailbox_unit on known_mailbox (unit_code) where not deleted;

-- An address may be given to another mailbox later; what happened before is not the newcomer's.
create table known_address (
  mailbox_id uuid not null references known_mailbox,
  address text not null,
  since timestamptz not null,
  primary key (mailbox_id, address)
);
create index known_address_address on known_address (address);
