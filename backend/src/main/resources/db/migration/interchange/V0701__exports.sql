-- Exports: which incidents somebody took out, for what, and until when. Neither table holds anything of what an incident says: a file is
-- written each time that it is fetched, from what its maker may read at that moment, and not at all when one of its incidents is no longer
-- theirs to read.
create table export (
  id uuid primary key,
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  format text not null check (format in ('CSV', 'GEOJSON')),
  reason text not null check (length(reason) between 1 and 400),
  row_count int not null check (row_count > 0),
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  recalled_at timestamptz
);
comment on table export is 'access: internal; who took incidents out, for what and until when; shown to its maker alone';
create index export_of_person on export (person_id, made_at desc);
grant select, insert, update, delete on export to hedgerow_app;

create table export_row (
  export_id uuid not null references export on delete cascade,
  incident_id uuid not null,
  tier text not null check (tier in ('EXACT', 'ORIGINATOR', 'WATCH', 'PUBLIC')),
  label_id int not null,
  primary key (export_id, incident_id)
);
comment on table export_row is 'access: internal; ids of the incidents in an export, with the label under which its maker read each';
create index export_row_of_incident on export_row (incident_id);
grant select, insert, delete on export_row to hedgerow_app;
