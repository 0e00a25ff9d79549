-- Tokens that expire.
--   refresh:        sealed as the token is, with the same key; empty for a token that does not expire
--   expires_at:     milliseconds since 1970; 0 for a token that does not expire
--   renewing_until: until when somebody has the right to renew the token, and nobody else has
alter table installation add column refresh text not null default '';
alter table installation add column expires_at bigint not null default 0;
alter table installation add column renewing_until bigint not null default 0;

-- The workspaces whose whole organisation installed Kotae.
create table membership (
    tenant       text not null primary key,
    organisation text not null
);

create index membership_organisation on membership (organisation);

-- When each kind of event was last seen, to the minute.
create table sighting (
    kind text   not null primary key,
    at   bigint not null
);
