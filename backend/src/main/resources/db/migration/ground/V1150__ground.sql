-- Hazards and ways in: what stands on the ground, kept by whoever knows it and shown to the police. Nothing is removed: what is there no longer is ended,
-- and what nobody has confirmed for a year is marked so by whoever reads it. Who holds a key, and whom to ring, is not kept here.
create table ground_feature (
  id uuid primary key,
  label_id int not null,
  -- The force whose area holds it.
  owner_organisation uuid not null references organisation,
  keeper uuid not null default acting_person() references person,
  kept_by_police boolean not null,
  kind text not null check (kind in ('WIRES', 'MAST', 'LIVESTOCK', 'GATE', 'FORD_OR_BRIDGE', 'TRACK', 'ESCAPE_LANE', 'SLURRY_OR_PIT',
    'CROP_SPRAYING', 'DRONE_USE', 'LANDING_PLACE', 'OTHER')),
  note text not null check (length(note) <= 160 and note !~ '[\n\r]'),
  height_metres int check (height_metres between 1 and 500),
  kilovolts int check (kilovolts between 1 and 400),
  locked boolean,
  width_decimetres int check (width_decimetres between 5 and 300),
  weight_kilograms int check (weight_kilograms between 100 and 200000),
  from_month int check (from_month between 1 and 12),
  until_month int check (until_month between 1 and 12),
  -- In London.
  first_day date,
  last_day date check (last_day >= first_day),
  outline text not null check (outline in ('POINT', 'LINE', 'AREA')),
  wgs84 geometry(Geometry, 4326) not null,
  grid geometry(Geometry, 27700) not null check (ST_NPoints(grid) <= 201),
  precision_metres int not null check (precision_metres between 1 and 1000),
  transformation text not null check (transformation in ('OSTN15', 'HELMERT')),
  -- When somebody last said that it is so.
  known_at timestamptz not null,
  ended_at timestamptz,
  -- What the police did last that the keeper has not answered, and why, for the keeper to read.
  police_act text check (police_act in ('CHANGED', 'ENDED')),
  police_reason text check (length(police_reason) between 1 and 400),
  -- What it was first sent with, so that a client that heard nothing may repeat itself.
  content_sha256 bytea not null check (length(content_sha256) = 32),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1 check (version > 0),
  check (GeometryType(grid) = case outline when 'POINT' then 'POINT' when 'LINE' then 'LINESTRING' else 'POLYGON' end),
  check (GeometryType(wgs84) = GeometryType(grid)),
  check ((from_month is null) = (until_month is null) and (first_day is null) = (last_day is null)),
  check ((police_act is null) = (police_reason is null))
);
create index ground_feature_by_keeper on ground_feature (keeper);
create index ground_feature_wgs84 on ground_feature using gist (wgs84) where ended_at is null;
create index ground_feature_grid on ground_feature using gist (grid) where ended_at is null;
comment on table ground_feature is 'access: labelled; hazards and ways in, for the police and for whoever keeps them';
call protect_by_label('ground_feature');
-- Its keeper reads and changes it, whoever that is; nobody adds anything in the name of another.
create policy own on ground_feature for select to hedgerow_app using (keeper = (select acting_person()));
create policy own_changed on ground_feature for update to hedgerow_app using (keeper = (select acting_person()))
  with check (keeper = (select acting_person()) and substring((select writable_set()) from label_id + 1 for 1) = B'1');
create policy by_its_keeper_added on ground_feature as restrictive for insert to hedgerow_app
  with check (keeper = (select acting_person()));
grant select, insert on ground_feature to hedgerow_app;
grant update (label_id, owner_organisation, kind, note, height_metres, kilovolts, locked, width_decimetres, weight_kilograms, from_month, until_month,
  first_day, last_day, outline, wgs84, grid, precision_metres, transformation, known_at, ended_at, police_act, police_reason, changed_at, version)
  on ground_feature to hedgerow_app;

-- What was said of it after each act, never changed.
create table ground_version (
  feature_id uuid not null references ground_feature,
  version int not null check (version > 0),
  label_id int not null,
  act text not null check (act in ('KEPT', 'CHANGED', 'CONFIRMED', 'ENDED')),
  by_police boolean not null,
  person_id uuid not null default acting_person() references person,
  reason text check (length(reason) between 1 and 400),
  words text not null check (length(words) between 1 and 400),
  grid geometry(Geometry, 27700) not null,
  at timestamptz not null,
  primary key (feature_id, version)
);
create index ground_version_by_person on ground_version (person_id, at);
comment on table ground_version is 'access: labelled; what was said of a hazard or way in after each act, and why';
call protect_by_label('ground_version');
create policy own on ground_version for select to hedgerow_app using (person_id = (select acting_person()));
create policy by_whoever_acts_added on ground_version as restrictive for insert to hedgerow_app
  with check (person_id = (select acting_person()));
grant select, insert on ground_version to hedgerow_app;
