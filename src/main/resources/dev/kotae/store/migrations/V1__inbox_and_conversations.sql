-- Times are milliseconds since 1970. ${ordinal} is the engine's type for a number that rises by itself.

-- A conversation's lane.
--   ready_at: when it may next be claimed; the end of the lease while it is held; null while nothing is open
--   version:  how many exchanges its conversation has had
create table lane (
    tenant   text   not null,
    lane     text   not null,
    fence    bigint not null,
    version  bigint not null,
    held_by  text,
    ready_at bigint,
    primary key (tenant, lane)
);

create index lane_ready on lane (ready_at) where ready_at is not null;

-- An accepted question, in the order of acceptance.
--   state:  waiting, answered (recorded, perhaps not shown), done, dead
--   due:    not before this time
--   post:   the door's name of the one post, or empty
--   answer: empty until it is recorded
--   reason: the code of the last delay or of the end without an answer
create table turn (
    seq         ${ordinal} primary key,
    id          text   not null unique,
    tenant      text   not null,
    lane        text   not null,
    state       text   not null,
    due         bigint not null,
    accepted_at bigint not null,
    attempt     bigint not null,
    asked       text   not null,
    post        text   not null,
    answer      text   not null,
    reason      text   not null
);

-- Settled turns are not in it: however many there are, a lane's head is found at once.
create index turn_open on turn (tenant, lane, seq) where state in ('waiting', 'answered');

-- Every name under which a question may arrive again.
create table delivery (
    tenant   text   not null,
    identity text   not null,
    turn     text   not null,
    at       bigint not null,
    primary key (tenant, identity)
);

-- What a conversation remembers; numbers count from 1 in each.
create table exchange (
    tenant text   not null,
    lane   text   not null,
    number bigint not null,
    body   text   not null,
    at     bigint not null,
    primary key (tenant, lane, number)
);
