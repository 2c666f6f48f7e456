-- Second thoughts: answers that a learner holds to be right although the key says otherwise, and items taken away.
--
-- What a learner answered to a stored item is kept, so that it can be scored again when the key has changed. The log
-- of reviews is never changed for that: a grade that turns out different is amended by a row of its own, the latest
-- of which counts, and taking a decision back adds another.

create table answers (
    org text not null,
    session_id text not null,
    event_id text not null,
    item_id text not null,
    -- As it was sent: text, number or list of texts, as JSON.
    answer text not null,
    latency_ms integer not null,
    hint_count integer not null,
    created_at integer not null,
    constraint answers_pk primary key (org, session_id, event_id)
) strict;

create index answers_by_item on answers (org, item_id, created_at);

create table disputes (
    org text not null,
    dispute_id text not null,
    item_id text not null,
    answer text not null,
    comment text,
    -- open, accepted or rejected.
    status text not null default 'open',
    created_at integer not null,
    decided_at integer,
    constraint disputes_pk primary key (org, dispute_id),
    constraint disputes_once unique (org, item_id, answer)
) strict;

create table amendments (
    org text not null,
    session_id text not null,
    event_id text not null,
    -- 1, 2, 3 … of this event; the highest counts.
    seq integer not null,
    grade integer not null,
    -- Whose decision this follows from.
    dispute_id text not null,
    at integer not null,
    constraint amendments_pk primary key (org, session_id, event_id, seq)
) strict;

-- Generated items that their author took away: generating again does not bring them back.
create table removed_items (
    org text not null,
    item_id text not null,
    removed_at integer not null,
    constraint removed_items_pk primary key (org, item_id)
) strict;

-- What an item asks for (definition, number, cause_effect …) and how well worth asking it is, 0 to 1; null for items
-- that were there before.
alter table items add column kind text;
alter table items add column quality real;
