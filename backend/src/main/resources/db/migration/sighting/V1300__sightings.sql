-- Vehicles, dogs and people that somebody saw. A report is recorded as an incident under its own id, so that what hangs on a report names that incident.
-- Nothing is removed: what was recorded in error is withdrawn, and is then for the owner alone.
create table sighting (
  id uuid primary key,
  label_id int not null,
  owner_organisation uuid not null references organisation,
  author uuid not null default acting_person() references person,
  kind text not null check (kind in ('VEHICLE', 'DOGS', 'PEOPLE')),
  incident_id uuid references incident,
  -- What kind of crime it may belong to, where it hangs on no incident.
  category_code text check (length(category_code) <= 60),
  plate_seen text check (length(plate_seen) between 1 and 20),
  plate text check (plate ~ '^[A-Z0-9?]{2,12}$' and plate ~ '[A-Z0-9]'),
  plate_style text check (plate_style in ('CURRENT', 'PREFIX', 'SUFFIX', 'Q', 'NORTHERN_IRELAND', 'DATELESS', 'TRADE', 'PARTIAL', 'FOREIGN')),
  plate_certainty text check (plate_certainty in ('CERTAIN', 'LIKELY', 'GUESSED')),
  make text check (length(make) between 1 and 60),
  model text check (length(model) between 1 and 60),
  breed text check (length(breed) between 1 and 60),
  colour text check (length(colour) between 1 and 60),
  -- Of dogs or people.
  number int check (number between 1 and 500),
  -- Of a vehicle its features, of dogs their marks, of people how they looked.
  description text not null check (length(description) <= 400),
  earliest timestamptz not null,
  latest timestamptz not null,
  exact_time_known boolean not null,
  wgs84 geometry(Point, 4326),
  grid geometry(Point, 27700),
  precision_metres int check (precision_metres between 1 and 100000),
  place_method text check (place_method in
    ('GRID_REFERENCE', 'EASTING_NORTHING', 'DEGREES', 'MAP_TAP', 'DEVICE', 'PLACE_NAME', 'PLUS_CODE',
    'MGRS', 'IMPORTED')),
  place_as_given text check (length(place_as_given) <= 200),
  transformation text check (transformation in ('OSTN15', 'HELMERT')),
  road text check (length(road) between 1 and 80),
  direction text check (direction in
    ('N', 'NNE', 'NE', 'ENE', 'E', 'ESE', 'SE', 'SSE', 'S', 'SSW', 'SW', 'WSW', 'W', 'WNW', 'NW', 'NNW')),
  heading_to uuid references organisation,
  note text not null check (length(note) <= 1000),
  withdrawn_at timestamptz,
  withdrawn_reason text check (length(withdrawn_reason) between 1 and 400),
  -- What it was first sent with, so that a client that heard nothing may repeat itself.
  content_sha256 bytea not null check (length(content_sha256) = 32),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1 check (version > 0),
  check (earliest <= latest),
  check (num_nulls(plate_seen, plate, plate_style, plate_certainty) in (0, 4)),
  check (num_nulls(wgs84, grid, precision_metres, place_method, place_as_given, transformation) in (0, 6)),
  check (kind = 'VEHICLE' or (plate is null and make is null and model is null)),
  check (kind = 'DOGS' or breed is null),
  check (kind <> 'VEHICLE' or number is null),
  check (kind <> 'PEOPLE' or colour is null),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create index sighting_by_incident on sighting (incident_id, latest) where incident_id is not null;
create index sighting_by_author on sighting (author, made_at);
create index sighting_newest on sighting (made_at) where withdrawn_at is null;
comment on table sighting is 'access: labelled; vehicles, dogs and people that somebody saw';
call protect_by_label('sighting');
-- What hangs on an incident is never wider than it, however the incident is shared later. The sub-select sees the incidents under their own labels.
create policy with_its_incident on sighting as restrictive for select to hedgerow_app
  using ((select readable_set()) is not null
    and (incident_id is null or exists (select from incident i where i.id = sighting.incident_id)));
create policy by_its_author_added on sighting as restrictive for insert to hedgerow_app
  with check (author = (select acting_person()) and owner_organisation = organisation_of((select acting_person()))
    and (incident_id is null or exists (select from incident i where i.id = sighting.incident_id)));
create policy by_its_owner_changed on sighting as restrictive for update to hedgerow_app
  using (owner_organisation = organisation_of((select acting_person())))
  with check (owner_organisation = organisation_of((select acting_person()))
    and (incident_id is null or exists (select from incident i where i.id = sighting.incident_id)));
grant select, insert on sighting to hedgerow_app;
grant update (label_id, kind, incident_id, category_code, plate_seen, plate, plate_style, plate_certainty, make, model, breed, colour, number, description,
  earliest, latest, exact_time_known, wgs84, grid, precision_metres, place_method, place_as_given, transformation, road, direction, heading_to, note,
  withdrawn_at, withdrawn_reason, changed_at, version) on sighting to hedgerow_app;
