-- replaces:  the id of the root: the turn whose answer this one takes the place of; null for a
--            question of its own
-- person:    who asked, or wished it
-- edited_at: when the words were last changed, in microseconds since 1970; 0 where never
-- doomed:    1 where the words go as soon as the turn is over
alter table turn add column replaces text;
alter table turn add column person text not null default '';
alter table turn add column edited_at bigint not null default 0;
alter table turn add column doomed bigint not null default 0;

update turn set person = coalesce((
    select audit.person from audit
    where audit.turn = turn.id and audit.event in ('ANSWERED', 'UNANSWERED', 'JOINED')
    order by audit.seq limit 1), '');

create index turn_replaces on turn (replaces) where replaces is not null;

-- What is looked for when something is to be forgotten.
create index turn_person on turn (tenant, person) where asked <> '';
create index turn_lane on turn (tenant, lane) where asked <> '';

-- turn: the id of the root that it is about; null where it was kept before there were roots
alter table exchange add column turn text;

create index usage_person on usage (tenant, person, at);
