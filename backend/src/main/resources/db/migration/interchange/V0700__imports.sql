-- Files that were taken in, and which incident came with which: how a row that is there already is known, since row security
-- hides the incidents themselves from whoever operates the installation. Neither table says what an incident is about.
create table import_run (
  id uuid primary key,
  organisation_id uuid references organisation,
  person_id uuid references person,
  file_name text not null check (length(file_name) between 1 and 200),
  format text not null check (format in ('POLICE_UK', 'GENERIC', 'DEMONSTRATION')),
  state text not null check (state in ('READING', 'PUBLISHING', 'DONE', 'FAILED')),
  reason text check (length(reason) <= 400),
  row_count int not null default 0,
  accepted int not null default 0,
  already int not null default 0,
  rejected int not null default 0,
  started_at timestamptz not null default now(),
  ended_at timestamptz
);
comment on table import_run is 'access: internal; imports by organisation; without a person, the operator''s from the command line';
create index import_run_of_organisation on import_run (organisation_id, started_at desc);
grant select, insert, update on import_run to hedgerow_app;

create table imported_row (
  incident_id uuid primary key,
  import_id uuid not null references import_run
);
comment on table imported_row is 'access: internal; ids of imported incidents, which are keyed digests of the rows'' meaning';
grant select, insert on imported_row to hedgerow_app;
