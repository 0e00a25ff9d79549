-- Every request to a model that cost something: `usage` has the sums of a turn.
--   number:  in the order of the turn, from 0
--   channel: where it was asked, without the thread
--   model:   the id of a model or an inference profile, or an ARN
--   route:   quick, balanced, deep, the word by which a model was called, or minutes
--   priced:  0 where the model's price is not known
create table model_call (
    turn               text   not null,
    number             bigint not null,
    tenant             text   not null,
    channel            text   not null,
    person             text   not null,
    model              text   not null,
    region             text   not null,
    route              text   not null,
    input_tokens       bigint not null,
    output_tokens      bigint not null,
    cache_read_tokens  bigint not null,
    cache_write_tokens bigint not null,
    micro_usd          bigint not null,
    priced             bigint not null,
    at                 bigint not null,
    primary key (turn, number)
);

create index model_call_at on model_call (at);

-- How far somebody was told that a budget is used up, in one window of one scope.
--   name: as of `counter`
create table budget_notice (
    tenant  text   not null,
    name    text   not null,
    percent bigint not null,
    ends_at bigint not null,
    primary key (tenant, name)
);

create index budget_notice_end on budget_notice (ends_at);
