-- A node says again and again that an import of its goes on, so that another knows those that a stopped node has left from those that
-- still run; and an organisation takes in one file at a time, at whichever node.
alter table import_run add column alive_until timestamptz;
update import_run set state = 'FAILED', reason = 'The server stopped before it was done; nothing was taken in.',
  ended_at = clock_timestamp() where state in ('READING', 'PUBLISHING');
create unique index import_run_one_at_a_time on import_run (organisation_id)
  where state in ('READING', 'PUBLISHING') and person_id is not null;
