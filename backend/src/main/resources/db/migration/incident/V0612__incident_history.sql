-- What an incident said after each change, for the police of its owner alone: written with the change or not at all. The first version of an
-- incident is put here with its first change, so that taking in a file of half a million incidents writes nothing twice.
create table incident_version (
  incident_id uuid not null references incident,
  version int not null,
  label_id int not null,
  action text not null check (length(action) between 1 and 60),
  at timestamptz not null,
  person_id uuid,
  reason text check (length(reason) <= 400),
  status text not null check (status in ('OPEN', 'CLOSED', 'WITHDRAWN')),
  category_code text not null,
  narrative text not null check (length(narrative) <= 4000),
  earliest timestamptz not null,
  latest timestamptz not null,
  exact_time_known boolean not null,
  place geometry(Point, 27700) not null,
  precision_metres int not null,
  as_given text not null,
  terms_label_id int not null,
  primary key (incident_id, version)
);
comment on table incident_version is 'access: labelled; what an incident said after each change, for the police of its owner';
comment on column incident_version.terms_label_id is 'who might read the incident then; says nothing about who may read this row';
comment on column incident_version.person_id is 'who changed it; null where nobody of the owner did, as for a file or a reporter from outside';
call protect_by_label('incident_version');
grant select, insert, update on incident_version to hedgerow_app;
