-- What people call the model that was asked; empty where nobody wrote it down.
alter table model_call add column name text not null default '';
