-- A search asks whether any mail that lies sealed bears one of its fingerprints.
create index taken_mail_prints on taken_mail using gin (prints);
