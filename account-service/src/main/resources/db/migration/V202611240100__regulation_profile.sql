-- Dated versions of the regulation profile. The chain based_on has no forks among the approved
-- ones: of two proposals on one base only one can ever be approved.
create table regulation_profile (
    id               uuid        primary key,
    based_on         uuid        references regulation_profile (id),
    title            text        not null check (title <> ''),
    effective_from   date        not null,
    state            text        not null check (state in ('PROPOSED', 'APPROVED', 'REFUSED')),
    rules            text        not null check (rules is json object),
    changes          text        not null check (changes is json object),
    decision         text        not null check (decision <> ''),
    proposed_by      text        not null,
    proposed_by_name text        not null,
    proposed_at      timestamptz not null,
    decided_by       text,
    decided_by_name  text,
    decided_at       timestamptz,
    refusal_reason   text,
    version          bigint      not null,
    constraint regulation_profile_decided check (
        (state = 'PROPOSED') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
    constraint regulation_profile_two_persons check (decided_by <> proposed_by),
    constraint regulation_profile_refusal check ((state = 'REFUSED') = (refusal_reason is not null))
);

create unique index regulation_profile_no_fork on regulation_profile (based_on) nulls not distinct
    where state = 'APPROVED';
create unique index regulation_profile_one_a_day on regulation_profile (effective_from)
    where state = 'APPROVED';
