-- Whether the fingerprint is a Message-ID's, found out while the message can still be read: then the
-- parts that went with it may come again with another message.
alter table forget_order add column names_message boolean;
-- Orders of before refused all parts.
update forget_order set names_message = false where state in ('RUNNING', 'DONE');
