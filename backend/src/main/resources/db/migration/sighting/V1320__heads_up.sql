-- What one control room tells the next of what is on its way there. A notice is a copy: whoever is told may not read the sighting, and what the sighting says later
-- is not what was told.
create table heads_up (
  id uuid primary key,
  label_id int not null,
  owner_organisation uuid not null references organisation,
  receiver uuid not null references organisation,
  author uuid not null default acting_person() references person,
  sighting_id uuid not null references sighting,
  kind text not null check (kind in ('VEHICLE', 'DOGS', 'PEOPLE')),
  -- As read; taken away when the sighting is withdrawn.
  plate text check (plate ~ '^[A-Z0-9?]{2,12}$'),
  make text check (length(make) between 1 and 60),
  model text check (length(model) between 1 and 60),
  breed text check (length(breed) between 1 and 60),
  colour text check (length(colour) between 1 and 60),
  number int check (number between 1 and 500),
  road text check (length(road) between 1 and 80),
  direction text check (direction in
    ('N', 'NNE', 'NE', 'ENE', 'E', 'ESE', 'SE', 'SSE', 'S', 'SSW', 'SW', 'WSW', 'W', 'WNW', 'NW', 'NNW')),
  place text check (length(place) <= 200),
  grid_reference text check (length(grid_reference) between 2 and 20),
  seen_at timestamptz not null,
  note text not null check (length(note) <= 200),
  -- What it was sent with, so that a client that heard nothing may repeat itself.
  content_sha256 bytea not null check (length(content_sha256) = 32),
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  withdrawn_at timestamptz,
  check (receiver <> owner_organisation),
  check (expires_at = sent_at + interval '2 hours'),
  check (withdrawn_at is null or plate is null),
  check ((place is null) = (grid_reference is null))
);
create index heads_up_by_receiver on heads_up (receiver, sent_at);
create index heads_up_by_owner on heads_up (owner_organisation, sent_at);
create index heads_up_by_sighting on heads_up (sighting_id);
create index heads_up_by_author on heads_up (author, sent_at);
comment on table heads_up is 'access: labelled; what a force told a neighbour of a sighting, for the two of them, and for the one that was told during a day';
call protect_by_label('heads_up');
create policy between_the_two on heads_up as restrictive for select to hedgerow_app
  using (owner_organisation = organisation_of((select acting_person()))
    or (receiver = organisation_of((select acting_person())) and sent_at > now() - interval '24 hours'));
-- The sub-select sees the sightings under their own labels: one that somebody may not read, nobody passes on.
create policy by_its_owner_added on heads_up as restrictive for insert to hedgerow_app
  with check (author = (select acting_person()) and owner_organisation = organisation_of((select acting_person())) and withdrawn_at is null
    and exists (select from sighting s where s.id = heads_up.sighting_id and s.owner_organisation = heads_up.owner_organisation
      and s.withdrawn_at is null));
create policy by_its_owner_changed on heads_up as restrictive for update to hedgerow_app
  using (owner_organisation = organisation_of((select acting_person())))
  with check (owner_organisation = organisation_of((select acting_person())));
grant select, insert on heads_up to hedgerow_app;
grant update (withdrawn_at, plate) on heads_up to hedgerow_app;

-- That somebody of the force that was told has read it: once, and for good.
create table heads_up_acknowledgement (
  heads_up_id uuid primary key references heads_up,
  label_id int not null,
  person_id uuid not null default acting_person() references person,
  at timestamptz not null
);
comment on table heads_up_acknowledgement is 'access: labelled; who of the force that was told has read a heads-up, and when';
call protect_by_label('heads_up_acknowledgement');
-- The label is the sender's to write under; this row is the receiver's alone.
create policy answered_added on heads_up_acknowledgement for insert to hedgerow_app with check (person_id = (select acting_person()));
create policy by_its_receiver_added on heads_up_acknowledgement as restrictive for insert to hedgerow_app
  with check (person_id = (select acting_person()) and exists (select from heads_up h where h.id = heads_up_acknowledgement.heads_up_id
    and h.label_id = heads_up_acknowledgement.label_id and h.receiver = organisation_of((select acting_person()))
    and h.withdrawn_at is null and h.expires_at > now()));
grant select, insert on heads_up_acknowledgement to hedgerow_app;
