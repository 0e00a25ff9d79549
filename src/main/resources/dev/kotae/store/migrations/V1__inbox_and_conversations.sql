-- Times are milliseconds since 1970 where nothing else is said. ${ordinal} is the engine's type for
-- a number that rises by itself. An index with a condition serves the statements that repeat the
-- condition as it is written here.

-- A conversation's lane.
--   fence:     rises with every claim. Begins with the time, so that a lane which was removed and
--              comes back does not repeat one
--   version:   how many exchanges its conversation has had
--   ready_at:  when it may next be claimed; the end of the lease while it is held; null while
--              nothing is open
--   rested_at: since when nothing is open; null while something is
create table lane (
    tenant    text   not null,
    lane      text   not null,
    fence     bigint not null,
    version   bigint not null,
    held_by   text,
    ready_at  bigint,
    rested_at bigint,
    primary key (tenant, lane)
);

create index lane_ready on lane (ready_at) where ready_at is not null;
create index lane_rested on lane (rested_at) where rested_at is not null;

-- An accepted question.
--   state:     waiting, answered (recorded, perhaps not shown), joined (answered with another),
--              done, dead
--   begun:     0 before it was claimed, 1 when it was claimed once, 2 when it was more often
--   begun_at:  when it was claimed for the first time
--   said_at:   the message's own time, in microseconds since 1970
--   due:       not before this time
--   asked:     empty when its words are not kept any more
--   post:      the door's name of the one post
--   answer:    empty until it is recorded, and when its words are not kept any more
--   apology:   empty until it is recorded that there will be no answer; the state is then answered
--   reason:    the code of the last delay or of the end without an answer
--   joined_to: the id of the turn that it is or was answered with
create table turn (
    seq         ${ordinal} primary key,
    id          text   not null unique,
    tenant      text   not null,
    lane        text   not null,
    state       text   not null,
    begun       bigint not null,
    said_at     bigint not null,
    due         bigint not null,
    accepted_at bigint not null,
    attempt     bigint not null,
    asked       text   not null,
    post        text,
    answer      text   not null,
    apology     text   not null,
    reason      text   not null,
    joined_to   text,
    begun_at    bigint,
    ended_at    bigint
);

-- The order of a lane. Settled turns are not in it: however many there are, a lane's head is found
-- at once.
create index turn_open on turn (tenant, lane, begun desc, said_at, seq)
    where state in ('waiting', 'answered');
create index turn_joined on turn (joined_to) where joined_to is not null;
create index turn_apart on turn (state, seq) where state in ('joined', 'dead');
create index turn_post on turn (tenant, post) where post is not null;

-- What retention looks for: each ended turn is in one of the two.
create index turn_worded on turn (ended_at) where ended_at is not null and asked <> '';
create index turn_bare on turn (ended_at) where ended_at is not null and asked = '';

-- Every name under which a question may arrive again.
create table delivery (
    tenant   text   not null,
    identity text   not null,
    turn     text   not null,
    at       bigint not null,
    primary key (tenant, identity)
);

create index delivery_at on delivery (at);

-- What a conversation remembers; numbers count from 1 in each.
create table exchange (
    tenant text   not null,
    lane   text   not null,
    number bigint not null,
    body   text   not null,
    at     bigint not null,
    primary key (tenant, lane, number)
);

create index exchange_at on exchange (at);

-- Wishes that a turn be stopped, until it is over.
create table stop (
    turn   text   not null primary key,
    person text   not null,
    at     bigint not null
);
