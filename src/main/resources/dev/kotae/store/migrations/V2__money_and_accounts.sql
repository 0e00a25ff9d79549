-- What is booked and reserved in one window of one scope.
--   name: scope:window:unit:start:subject, such as PERSON:DAY:TURNS:1795392000000:U1
create table counter (
    tenant   text   not null,
    name     text   not null,
    ends_at  bigint not null,
    booked   bigint not null,
    reserved bigint not null,
    primary key (tenant, name)
);

create index counter_end on counter (ends_at);

-- What a turn holds of a counter until it is booked or released.
--   amount: what of the counter's `reserved` is its; 0 once that has expired
create table reservation (
    turn       text   not null,
    tenant     text   not null,
    counter    text   not null,
    ends_at    bigint not null,
    unit       text   not null,
    amount     bigint not null,
    expires_at bigint not null,
    primary key (turn, counter)
);

create index reservation_held on reservation (tenant, counter, expires_at) where amount > 0;
create index reservation_expiry on reservation (expires_at);

-- What each answer cost.
--   priced: 0 where the model's price is not known
create table usage (
    turn               text   not null primary key,
    tenant             text   not null,
    lane               text   not null,
    person             text   not null,
    model              text   not null,
    input_tokens       bigint not null,
    output_tokens      bigint not null,
    cache_read_tokens  bigint not null,
    cache_write_tokens bigint not null,
    micro_usd          bigint not null,
    priced             bigint not null,
    at                 bigint not null
);

create index usage_at on usage (at);

-- What became of every turn.
--   sources: a JSON array of texts
create table audit (
    seq       ${ordinal} primary key,
    at        bigint not null,
    tenant    text   not null,
    turn      text   not null,
    lane      text   not null,
    person    text   not null,
    event     text   not null,
    detail    text   not null,
    model     text   not null,
    micro_usd bigint not null,
    sources   text   not null
);

create index audit_turn on audit (turn);
create index audit_at on audit (at);

-- What people think of the answers, the last of each.
create table rating (
    tenant  text   not null,
    turn    text   not null,
    person  text   not null,
    verdict text   not null,
    at      bigint not null,
    primary key (tenant, turn, person)
);

create index rating_at on rating (at);
