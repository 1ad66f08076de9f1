-- What came of an incident, as a force counts it for the season's scorecard: one figure for each measure and day. It is a part of the incident: under its
-- label, changed with its version, gone from every count when it is withdrawn.
create table incident_result (
  incident_id uuid not null references incident,
  label_id int not null,
  measure text not null check (measure in ('VEHICLES_SEIZED', 'COMMUNITY_PROTECTION_WARNINGS', 'COMMUNITY_PROTECTION_NOTICES',
    'DISPERSAL_NOTICES', 'DOGS_SEIZED', 'PEOPLE_SUMMONSED')),
  day date not null,
  count int not null check (count between 1 and 1000),
  primary key (incident_id, measure, day)
);
create index incident_result_day on incident_result (day);
comment on table incident_result is 'access: labelled; what came of an incident, for those who may know it exactly';
call protect_by_label('incident_result');
grant select, insert, update, delete on incident_result to hedgerow_app;

-- What a force did that belongs to no incident, such as a dispersal notice for an area: a figure for a day, and nothing of where or whom.
create table force_result (
  owner_organisation uuid not null references organisation,
  label_id int not null,
  force_code text not null,
  measure text not null check (measure in ('VEHICLES_SEIZED', 'COMMUNITY_PROTECTION_WARNINGS', 'COMMUNITY_PROTECTION_NOTICES',
    'DISPERSAL_NOTICES', 'DOGS_SEIZED', 'PEOPLE_SUMMONSED')),
  day date not null,
  count int not null check (count between 1 and 1000),
  primary key (owner_organisation, measure, day)
);
create index force_result_day on force_result (day);
comment on table force_result is 'access: labelled; what a force did that belongs to no incident, for its own police or those of every force';
call protect_by_label('force_result');
grant select, insert, update, delete on force_result to hedgerow_app;

-- The history of an incident says what was recorded with each version: "DOGS_SEIZED 2 2026-11-20; …", empty for nothing.
alter table incident_version add column results text not null default '' check (length(results) <= 4000);
