-- What people call the model that was asked; empty where nobody wrote it down.
alter table model_call add column name text not null default '';

create index model_call_of_tenant on model_call (tenant, at);
create index model_call_of_person on model_call (tenant, person, at);
