-- A sender of whom nothing is kept is found without reading all messages.
create index message_sender on message (sender);
