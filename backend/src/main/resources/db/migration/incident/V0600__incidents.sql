-- label_id has no foreign key: labels are never changed or deleted, and row security lets nobody write a row under a label that is
-- not in the writing context, which is made of labels alone. Checking it again cost a fifth of an import.
create table incident (
  id uuid primary key,
  label_id int not null,
  owner_organisation uuid not null references organisation,
  force_code text not null,
  reference_year int not null,
  reference_number int not null,
  status text not null check (status in ('OPEN', 'CLOSED', 'WITHDRAWN')),
  category_code text not null,
  narrative text not null check (length(narrative) <= 4000),
  earliest timestamptz not null,
  latest timestamptz not null,
  exact_time_known boolean not null,
  recorded_at timestamptz not null,
  closed_reason text check (length(closed_reason) <= 400),
  version int not null,
  unique (force_code, reference_year, reference_number),
  check (earliest <= latest)
);
comment on table incident is 'access: labelled; the whole of an incident but its place and who reported it';
call protect_by_label('incident');
grant select, insert, update on incident to hedgerow_app;

create table incident_place (
  incident_id uuid primary key references incident,
  label_id int not null,
  wgs84 geometry(Point, 4326) not null,
  grid geometry(Point, 27700) not null,
  precision_metres int not null check (precision_metres between 1 and 100000),
  method text not null check (method in
    ('GRID_REFERENCE', 'EASTING_NORTHING', 'DEGREES', 'MAP_TAP', 'DEVICE', 'PLACE_NAME', 'IMPORTED')),
  as_given text not null check (length(as_given) <= 200),
  transformation text not null check (transformation in ('OSTN15', 'HELMERT'))
);
comment on table incident_place is 'access: labelled; the place as it was given, for those who may know it exactly';
call protect_by_label('incident_place');
grant select, insert, update on incident_place to hedgerow_app;

-- What each tier may know of an incident, computed once when it is released. Maps, lists, counts, clusters and the stream
-- touch this table and no other.
create table released_incident (
  incident_id uuid not null references incident,
  tier text not null check (tier in ('EXACT', 'ORIGINATOR', 'WATCH', 'PUBLIC')),
  label_id int not null,
  version int not null,
  category_code text not null,
  force_code text not null,
  status text not null check (status in ('OPEN', 'CLOSED', 'WITHDRAWN')),
  earliest timestamptz not null,
  latest timestamptz not null,
  exact_time_known boolean not null,
  square geometry(Polygon, 27700) not null,
  centre_easting_mm int not null,
  centre_northing_mm int not null,
  size_metres int not null,
  reference_year int,
  reference_number int,
  recorded_at timestamptz,
  primary key (incident_id, tier),
  check (tier in ('EXACT', 'ORIGINATOR') or (reference_year is null and reference_number is null and recorded_at is null))
);
comment on table released_incident is 'access: labelled; one row for each tier that an incident is released to';
create index released_incident_by_square on released_incident using gist (square);
call protect_by_label('released_incident');
grant select, insert, update, delete on released_incident to hedgerow_app;

create table incident_reporter (
  incident_id uuid primary key references incident,
  label_id int not null,
  person_id uuid not null references person,
  organisation_id uuid not null references organisation
);
comment on table incident_reporter is 'access: labelled; who told us, for the owning force alone';
call protect_by_label('incident_reporter');
grant select, insert on incident_reporter to hedgerow_app;

-- The id that a client made, with what it sent first: a retry is answered, another body is refused.
create table incident_submission (
  incident_id uuid primary key,
  person_id uuid not null references person,
  content_sha256 bytea not null,
  at timestamptz not null default now()
);
comment on table incident_submission is 'access: personal; ids that a person has used for reports';
alter table incident_submission enable row level security;
alter table incident_submission force row level security;
create policy own_submissions on incident_submission for select to hedgerow_app using (person_id = acting_person());
create policy own_submission_added on incident_submission for insert to hedgerow_app with check (person_id = acting_person());
grant select, insert on incident_submission to hedgerow_app;

create table reference_counter (
  force_code text not null,
  year int not null,
  last_number int not null,
  primary key (force_code, year)
);
comment on table reference_counter is 'access: internal; the last reference number of each force and year';
grant select, insert, update on reference_counter to hedgerow_app;
