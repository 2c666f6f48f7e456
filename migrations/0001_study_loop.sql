-- The study loop: documents, what was made of them, and who studied what.
--
-- Every key starts with the organisation, and a learner's with the session, so that the rows of one learner lie
-- together and the same schema can be spread over several PostgreSQL nodes. Times are milliseconds since 1970 in UTC.
-- Lists and objects that are only ever read whole are JSON text.

-- A document as it was sent, with what the preview found in it.
create table plans (
    org text not null,
    plan_id text not null,
    title text not null,
    content text not null,
    content_type text not null,
    context text,
    language text not null,
    grounded integer not null,
    summary text not null,
    questions text not null,
    -- The modules proposed and what the author made of the proposal: ticked, renamed, reordered.
    outline text not null,
    algo text not null default 'sm2-lite',
    -- Goes up with every change of its modules, lessons or items.
    version integer not null default 1,
    created_at integer not null,
    constraint plans_pk primary key (org, plan_id)
) strict;

create index plans_by_age on plans (org, created_at);

-- A generated module with its lessons (read whole, as JSON).
create table modules (
    org text not null,
    plan_id text not null,
    module_id text not null,
    position integer not null,
    title text not null,
    lessons text not null,
    constraint modules_pk primary key (org, plan_id, module_id),
    constraint modules_plan_fk foreign key (org, plan_id) references plans (org, plan_id) on delete cascade
) strict;

create table items (
    org text not null,
    item_id text not null,
    plan_id text not null,
    module_id text not null,
    position integer not null,
    prompt text not null,
    -- Multiple choice: the choices and the index of the right one. Otherwise null.
    choices text,
    correct integer,
    -- Free text: the reference answer; null where nothing can be known.
    reference text,
    difficulty text not null,
    explanation text,
    -- Where the source says so, in bytes of the plan's content.
    span_start integer,
    span_end integer,
    edited_at integer,
    constraint items_pk primary key (org, item_id),
    constraint items_module_fk foreign key (org, plan_id, module_id)
        references modules (org, plan_id, module_id) on delete cascade
) strict;

create index items_by_plan on items (org, plan_id, position);

-- One learner's course. `round` counts the sittings.
create table sessions (
    org text not null,
    session_id text not null,
    plan_id text,
    algo text not null,
    round integer not null default 0,
    version integer not null default 0,
    created_at integer not null,
    updated_at integer not null,
    constraint sessions_pk primary key (org, session_id)
) strict;

-- A card in a session. All from `reps` on is derived from the reviews and can be recomputed from them.
create table cards (
    org text not null,
    session_id text not null,
    card_id text not null,
    plan_id text,
    position integer not null,
    front text,
    back text,
    -- Its place in the sitting under way; null when it is not part of it.
    place integer,
    reps integer not null default 0,
    ease_factor real not null default 2.5,
    interval_days integer not null default 0,
    due_at integer,
    last_seen integer,
    grade integer,
    changed_at integer,
    introduced_at integer,
    reviews integer not null default 0,
    lapses integer not null default 0,
    misses integer not null default 0,
    round integer,
    revision integer not null default 0,
    constraint cards_pk primary key (org, session_id, card_id),
    constraint cards_session_fk foreign key (org, session_id) references sessions (org, session_id) on delete cascade
) strict;

create index cards_by_due on cards (org, session_id, due_at);

-- The log: everything a learner did, in the order it arrived. Rows are only ever added.
create table reviews (
    org text not null,
    session_id text not null,
    -- 1, 2, 3 … within the session.
    seq integer not null,
    event_id text not null,
    -- Rows of one act of the learner (a reset of many cards is one) share it; undo takes back a whole act.
    act_id text not null,
    card_id text not null,
    act text not null,
    at integer not null,
    received_at integer not null,
    round integer,
    -- 0 when it came too late to count: kept, and changes nothing.
    applied integer not null,
    constraint reviews_pk primary key (org, session_id, seq),
    constraint reviews_event_once unique (org, session_id, event_id)
) strict;

create index reviews_by_card on reviews (org, session_id, card_id, seq);

-- Requests counted by quarter of an hour in UTC: every zone's day starts on one.
create table usage (
    org text not null,
    quarter integer not null,
    route text not null,
    model text not null,
    requests integer not null,
    errors integer not null,
    tokens_in integer not null,
    tokens_out integer not null,
    cost_micros integer not null,
    unpriced_requests integer not null,
    latencies text not null,
    constraint usage_pk primary key (org, quarter, route, model)
) strict;

-- Answers kept for a day, to be given again to a client that asks again with the same key.
create table idempotency_keys (
    org text not null,
    route text not null,
    key text not null,
    request_hash text not null,
    status integer not null,
    body text not null,
    created_at integer not null,
    constraint idempotency_keys_pk primary key (org, route, key)
) strict;

create index idempotency_keys_by_age on idempotency_keys (created_at);
