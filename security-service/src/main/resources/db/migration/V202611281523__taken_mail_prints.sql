-- By what a sealed mail is known, so that another case finds its document in it without opening it.
alter table taken_mail add column prints uuid[] not null default '{}';
