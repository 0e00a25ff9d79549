-- What the router may learn from. No words.
--   layout:  says what which trait is
--   tier:    quick or balanced: who was asked first
--   chance:  how likely that was
--   lack:    how sure it was that this one would not do
--   traits:  numbers separated by commas
--   outdone: 1 where a better model had to answer after all
create table lesson (
    tenant  text             not null,
    turn    text             not null,
    at      bigint           not null,
    layout  bigint           not null,
    tier    text             not null,
    chance  double precision not null,
    lack    double precision not null,
    traits  text             not null,
    outdone bigint           not null,
    primary key (tenant, turn)
);

create index lesson_at on lesson (at);

-- What was learned from them.
--   quick, balanced: what each trait adds to the likelihood that this tier will not do
--   used:            1 for the one that the router goes by; where none is, it goes by what is shipped
create table learnt (
    version  bigint           not null primary key,
    at       bigint           not null,
    layout   bigint           not null,
    lessons  bigint           not null,
    gain     double precision not null,
    quick    text             not null,
    balanced text             not null,
    used     bigint           not null
);
