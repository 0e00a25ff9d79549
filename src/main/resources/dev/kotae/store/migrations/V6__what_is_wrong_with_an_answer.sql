-- What somebody says is wrong with an answer.
--   faults: names separated by commas, or empty
--   words:  empty where nothing was written
alter table rating add column faults text not null default '';
alter table rating add column words text not null default '';

-- The words go when the words of conversations do.
create index rating_worded on rating (at) where words <> '';
