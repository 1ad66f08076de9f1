-- Who told a force something in confidence. What says who it was is sealed with a key that the database does not hold; the columns beside it say that
-- somebody was registered, and when. The rest of the application knows a source by its reference alone.
create table source (
  id uuid primary key,
  reference text not null unique check (reference ~ '^SR-[0-9A-HJKMNP-TV-Z]{10}$'),
  label_id int not null,
  owner_organisation uuid not null references organisation,
  registered_by uuid not null default acting_person() references person,
  -- Once the source handlers have taken over, whoever registered it reads it no longer.
  handlers_only boolean not null,
  -- AES-256-GCM, of a length that says nothing; null once it is erased.
  sealed bytea check (length(sealed) between 29 and 16384),
  -- Keyed hashes within the force, by which a handler finds who is registered already.
  name_mac bytea check (length(name_mac) = 32),
  contact_mac bytea check (length(contact_mac) = 32),
  content_mac bytea not null check (length(content_mac) = 32),
  registered_at timestamptz not null,
  changed_at timestamptz not null,
  erased_at timestamptz,
  version int not null default 1 check (version > 0),
  unique (reference, label_id),
  check ((erased_at is null) = (sealed is not null) and (erased_at is null or (name_mac is null and contact_mac is null)))
);
create index source_by_name on source (name_mac, owner_organisation);
create index source_by_contact on source (contact_mac, owner_organisation);
create index source_by_owner on source (owner_organisation, registered_at desc);
create index source_by_registrant on source (registered_by, registered_at desc);
comment on table source is 'access: labelled; who told a force something in confidence, sealed: for its source handlers, and for who registered it until they take over';
call protect_by_label('source');
create policy own on source for select to hedgerow_app using (registered_by = (select acting_person()) and not handlers_only);
create policy by_who_registers_added on source as restrictive for insert to hedgerow_app
  with check (registered_by = (select acting_person()) and owner_organisation = organisation_of((select acting_person())));
grant select, insert on source to hedgerow_app;
grant update (handlers_only, sealed, name_mac, contact_mac, changed_at, erased_at, version) on source to hedgerow_app;

-- What goes with one thing that a source told: who else knows, since when, what it would cost the source. Nobody changes it.
create table source_telling (
  id uuid primary key,
  reference text not null,
  label_id int not null,
  -- The intelligence report that was made of it; null while there is none.
  report_id uuid,
  told_to uuid not null default acting_person() references person,
  sealed bytea check (length(sealed) between 29 and 32768),
  content_mac bytea not null check (length(content_mac) = 32),
  kept_at timestamptz not null,
  -- Whoever knows a reference of the own force may add to it without reading it; of another force there is none.
  foreign key (reference, label_id) references source (reference, label_id)
);
create index source_telling_by_reference on source_telling (reference, kept_at);
create index source_telling_by_person on source_telling (told_to, kept_at);
comment on table source_telling is 'access: labelled; what goes with one thing that a source told, sealed: for source handlers, and for who was told';
call protect_by_label('source_telling');
create policy own on source_telling for select to hedgerow_app using (told_to = (select acting_person()));
create policy by_who_was_told_added on source_telling as restrictive for insert to hedgerow_app with check (told_to = (select acting_person()));
grant select, insert on source_telling to hedgerow_app;
grant update (sealed) on source_telling to hedgerow_app;

-- Who opened a source, and why: written before anything is unsealed.
create table source_opening (
  id uuid primary key default gen_random_uuid(),
  source_id uuid not null references source,
  label_id int not null,
  opened_by uuid not null default acting_person() references person,
  reason text not null check (reason in ('CONTACT', 'CORROBORATION', 'RISK', 'WELFARE', 'DISCLOSURE')),
  opened_at timestamptz not null
);
create index source_opening_by_source on source_opening (source_id, opened_at);
create index source_opening_by_person on source_opening (opened_by, opened_at);
comment on table source_opening is 'access: labelled; who opened a source and why, for source handlers';
call protect_by_label('source_opening');
create policy own on source_opening for select to hedgerow_app using (opened_by = (select acting_person()));
create policy by_who_opens_added on source_opening as restrictive for insert to hedgerow_app with check (opened_by = (select acting_person()));
grant select, insert on source_opening to hedgerow_app;
