-- What people, channels and conversations asked for once and for all; empty where nothing is.
--   scope:   PERSON, ROOM, LANE
--   subject: the person's id, the channel's id, the lane
create table preference (
    tenant    text   not null,
    scope     text   not null,
    subject   text   not null,
    language  text   not null,
    tier      text   not null,
    listening text   not null,
    muted     text   not null,
    at        bigint not null,
    primary key (tenant, scope, subject)
);

create index preference_lane on preference (at) where scope = 'LANE';

-- Who spoke in a conversation, with us and past us. Times are microseconds since 1970 by the
-- platform's clock; 0 for never.
--   at: when the row was written, in milliseconds since 1970
create table voice (
    tenant   text   not null,
    lane     text   not null,
    person   text   not null,
    asked_at bigint not null,
    aside_at bigint not null,
    at       bigint not null,
    primary key (tenant, lane, person)
);

create index voice_at on voice (at);
