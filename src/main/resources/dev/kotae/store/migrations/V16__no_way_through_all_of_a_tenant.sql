-- What a workspace has used since a day, what was learned in a conversation, what was rated lately
-- and by whom: without going through all that a tenant ever asked.
create index usage_tenant on usage (tenant, at);
create index usage_lane on usage (tenant, lane);
create index rating_verdict on rating (tenant, verdict, at);
create index rating_person on rating (tenant, person);
