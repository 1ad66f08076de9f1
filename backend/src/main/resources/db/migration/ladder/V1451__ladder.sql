-- Steps that the police take against a person or a vehicle, across the forces of an agreement. Each force keeps subjects of its own; the same person is the same name and
-- date of birth, the same vehicle the same plate. Nothing is removed: a step that was wrong is withdrawn.
create table ladder_subject (
  id uuid primary key,
  label_id int not null,
  owner_organisation uuid not null references organisation,
  made_by uuid not null default acting_person() references person,
  kind text not null check (kind in ('PERSON', 'VEHICLE')),
  name text check (length(name) between 1 and 120 and name !~ '[\n\r]'),
  -- As names are compared: capitals without accents.
  name_key text check (length(name_key) between 1 and 240),
  born date check (born between date '1880-01-01' and date '2100-01-01'),
  age int check (age between 0 and 120),
  -- In London.
  age_on date,
  plate text check (plate ~ '^[A-Z0-9]{2,8}$'),
  description text not null check (length(description) <= 400),
  -- Under which other forces read it, and what kinds of incident that is about.
  agreement_id uuid references agreement,
  category_group text check (category_group ~ '^[A-Z]{2,12}$'),
  -- What it was first sent with, so that a client that heard nothing may repeat itself.
  content_sha256 bytea not null check (length(content_sha256) = 32),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1 check (version > 0),
  check (case kind
    when 'PERSON' then name is not null and name_key is not null and plate is null and (born is null) = (age is not null)
    else name is null and name_key is null and born is null and age is null and plate is not null end),
  check ((age is null) = (age_on is null)),
  check ((agreement_id is null) = (category_group is null))
);
create index ladder_subject_by_name on ladder_subject (name_key, born) where kind = 'PERSON';
create index ladder_subject_by_plate on ladder_subject (plate) where kind = 'VEHICLE';
comment on table ladder_subject is 'access: labelled; persons and vehicles that steps of the ladder are taken against';
call protect_by_label('ladder_subject');
create policy by_whoever_acts_added on ladder_subject as restrictive for insert to hedgerow_app
  with check (made_by = (select acting_person()));
grant select, insert on ladder_subject to hedgerow_app;
grant update (label_id, name, name_key, born, age, age_on, plate, description, agreement_id, category_group, changed_at, version) on ladder_subject to hedgerow_app;

create table ladder_step (
  id uuid primary key,
  subject_id uuid not null references ladder_subject,
  label_id int not null,
  owner_organisation uuid not null references organisation,
  made_by uuid not null default acting_person() references person,
  kind text not null check (kind in ('DISPERSAL', 'COMMUNITY_PROTECTION_WARNING', 'COMMUNITY_PROTECTION_NOTICE', 'BREACH',
    'CRIMINAL_BEHAVIOUR_ORDER', 'VEHICLE_WARNING', 'VEHICLE_SEIZURE')),
  -- Kept from the other forces that read its subject.
  own_force_only boolean not null,
  area text not null check (length(area) between 1 and 200 and area !~ '[\n\r]'),
  grid_reference text check (grid_reference ~ '^[A-Z]{2}[A-Z0-9 ]{0,13}$'),
  issued_at timestamptz not null,
  expires_at timestamptz check (expires_at > issued_at),
  served_by text not null check (length(served_by) between 1 and 40 and served_by !~ '[\n\r]'),
  -- What it came of; whoever may not read the incident is not told which it is.
  incident_id uuid,
  child_present boolean not null,
  child_age int check (child_age between 0 and 17),
  proceedings text check (proceedings in ('SUMMARY', 'WILDLIFE')),
  -- In London, both.
  offence_on date,
  evidence_on date check (evidence_on >= offence_on),
  notes text not null check (length(notes) <= 1000),
  withdrawn_at timestamptz,
  withdrawn_reason text check (length(withdrawn_reason) between 1 and 400),
  safeguarded_at timestamptz,
  safeguarding text check (length(safeguarding) between 1 and 200),
  content_sha256 bytea not null check (length(content_sha256) = 32),
  made_at timestamptz not null,
  -- A direction to leave always ends.
  check (kind <> 'DISPERSAL' or expires_at is not null),
  check (child_age is null or child_present),
  check ((proceedings is null) = (offence_on is null)),
  check ((evidence_on is not null) = (proceedings is not null and proceedings = 'WILDLIFE')),
  check ((withdrawn_at is null) = (withdrawn_reason is null)),
  check ((safeguarded_at is null) = (safeguarding is null))
);
create index ladder_step_by_subject on ladder_step (subject_id, issued_at);
create index ladder_step_clocks on ladder_step (owner_organisation, offence_on) where proceedings is not null and withdrawn_at is null;
create index ladder_step_children on ladder_step (owner_organisation, issued_at) where safeguarded_at is null and withdrawn_at is null;
comment on table ladder_step is 'access: labelled; warnings, notices, dispersals and seizures, with the force that took each; never wider known than its subject';
call protect_by_label('ladder_step');
create policy with_its_subject on ladder_step as restrictive for select to hedgerow_app
  using ((select readable_set()) is not null and exists (select from ladder_subject subject where subject.id = subject_id));
create policy by_the_force_of_its_subject_added on ladder_step as restrictive for insert to hedgerow_app
  with check (made_by = (select acting_person())
    and exists (select from ladder_subject subject where subject.id = subject_id and subject.owner_organisation = ladder_step.owner_organisation));
grant select, insert on ladder_step to hedgerow_app;
grant update (label_id, withdrawn_at, withdrawn_reason, safeguarded_at, safeguarding) on ladder_step to hedgerow_app;

-- Dogs and vehicles that are held. A detention ends with its dispersal; a seizure for an offence does not.
create table ladder_custody (
  id uuid primary key,
  subject_id uuid not null references ladder_subject,
  label_id int not null,
  owner_organisation uuid not null references organisation,
  made_by uuid not null default acting_person() references person,
  own_force_only boolean not null,
  step_id uuid references ladder_step,
  thing text not null check (thing in ('DOG', 'VEHICLE')),
  basis text not null check (basis in ('PACE', 'HUNTING_ACT', 'ASB_S37', 'LIVESTOCK_ACT', 'POLICE_REFORM_S59')),
  held_since timestamptz not null,
  microchip text check (microchip ~ '^[0-9]{15}$'),
  breed_type text not null check (length(breed_type) <= 60 and breed_type !~ '[\n\r]'),
  colour text not null check (length(colour) <= 60 and colour !~ '[\n\r]'),
  sex text check (sex in ('FEMALE', 'MALE', 'UNKNOWN')),
  marks text not null check (length(marks) <= 300),
  plate text check (plate ~ '^[A-Z0-9]{2,8}$'),
  pence_per_day int not null check (pence_per_day between 0 and 100000),
  converted_at timestamptz,
  converted_to text check (converted_to in ('PACE', 'HUNTING_ACT', 'LIVESTOCK_ACT')),
  converted_reason text check (length(converted_reason) between 1 and 400),
  order_made text check (order_made in ('RECOVERY_OF_COST', 'FORFEITURE', 'DEPRIVATION', 'DISQUALIFICATION', 'DISPOSAL_NOTICE')),
  -- In London.
  order_on date,
  ended_at timestamptz,
  ended_how text check (ended_how in ('RETURNED', 'DISPOSED')),
  content_sha256 bytea not null check (length(content_sha256) = 32),
  made_at timestamptz not null,
  check (case thing when 'DOG' then sex is not null and plate is null and breed_type <> ''
    else plate is not null and sex is null and microchip is null and breed_type = '' end),
  check ((step_id is not null) = (basis = 'ASB_S37')),
  check (converted_at is null or basis = 'ASB_S37'),
  check ((converted_at is null) = (converted_to is null) and (converted_at is null) = (converted_reason is null)),
  check ((order_made is null) = (order_on is null)),
  check ((ended_at is null) = (ended_how is null)),
  -- A detention that never became a seizure is given back.
  check (ended_how is null or ended_how <> 'DISPOSED'
    or (order_made is not null and order_made in ('FORFEITURE', 'DEPRIVATION', 'DISPOSAL_NOTICE') and (basis <> 'ASB_S37' or converted_to is not null)))
);
create index ladder_custody_by_subject on ladder_custody (subject_id, held_since);
create index ladder_custody_held on ladder_custody (owner_organisation, held_since) where ended_at is null;
comment on table ladder_custody is 'access: labelled; dogs and vehicles that are held, under what, and what their keep costs; never wider known than whose they are';
call protect_by_label('ladder_custody');
create policy with_its_subject on ladder_custody as restrictive for select to hedgerow_app
  using ((select readable_set()) is not null and exists (select from ladder_subject subject where subject.id = subject_id));
create policy by_the_force_of_its_subject_added on ladder_custody as restrictive for insert to hedgerow_app
  with check (made_by = (select acting_person())
    and exists (select from ladder_subject subject where subject.id = subject_id and subject.owner_organisation = ladder_custody.owner_organisation));
grant select, insert on ladder_custody to hedgerow_app;
grant update (label_id, converted_at, converted_to, converted_reason, order_made, order_on, ended_at, ended_how) on ladder_custody to hedgerow_app;
