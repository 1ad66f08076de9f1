-- What a report answers, as its sender's page said: the id that stood in the link of a bulletin. It refers to nothing, so that whoever sends an id that
-- there is not is answered like everybody else and learns nothing. It is as secret as the report, and is never changed.
alter table report add column bulletin_id uuid;
create index report_by_bulletin on report (bulletin_id) where bulletin_id is not null;
comment on column report.bulletin_id is 'the bulletin that the report answers, as its sender''s page said; there may be none of this id';
