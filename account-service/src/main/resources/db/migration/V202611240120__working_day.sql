-- Days that differ from the rule (weekends and the Labour Code's public holidays).
create table working_day (
    day         date   primary key,
    kind        text   not null check (kind in ('WORKING', 'OFF')),
    note        text   not null check (note <> ''),
    legal_basis text   not null check (legal_basis <> ''),
    version     bigint not null
);
