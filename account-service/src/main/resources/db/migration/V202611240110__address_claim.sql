-- Every address that was ever given. One row per address: the primary key decides a race.
create table address_claim (
    address           text        primary key,
    state             text        not null,
    request_line_id   uuid,
    mailbox_id        uuid,
    quarantined_until timestamptz,
    changed_at        timestamptz not null,
    constraint address_claim_canonical check (address = lower(address) and address like '%_@_%'),
    constraint address_claim_state check (
        (state = 'RESERVED' and request_line_id is not null and mailbox_id is null and quarantined_until is null)
        or (state = 'IN_USE' and mailbox_id is not null and request_line_id is null and quarantined_until is null)
        or (state = 'QUARANTINED' and quarantined_until is not null and request_line_id is null and mailbox_id is null))
);

create index address_claim_request_line on address_claim (request_line_id) where request_line_id is not null;
