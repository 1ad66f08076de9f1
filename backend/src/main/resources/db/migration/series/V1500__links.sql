-- What people decided about pairs of incidents (ADR 64): an act is added and never changed, and the latest one of a pair counts. What belongs together follows
-- from the accepted ones that somebody may read; it is kept nowhere, so that what they may not read holds nothing together for them.
create table link_decision (
  id uuid primary key,
  -- In the order in which they were made.
  number bigint generated always as identity,
  label_id int not null,
  owner_organisation uuid not null references organisation,
  person_id uuid not null default acting_person() references person,
  one uuid not null references incident,
  other uuid not null references incident,
  decision text not null check (decision in ('ACCEPTED', 'REJECTED')),
  reason text not null check (length(reason) between 1 and 400 and reason !~ '[\n\r]'),
  at timestamptz not null,
  check (one < other)
);
create index link_decision_by_one on link_decision (one, other, number);
create index link_decision_by_other on link_decision (other);
create index link_decision_by_person on link_decision (person_id, at);
comment on table link_decision is 'access: labelled; which incidents somebody said belong together or do not, for the police who may read both';
call protect_by_label('link_decision');
-- The sub-selects see the incidents under their own labels: whoever may not read both does not learn that they were ever compared.
create policy with_both_incidents on link_decision as restrictive for select to hedgerow_app
  using ((select readable_set()) is not null and exists (select from incident i where i.id = link_decision.one)
    and exists (select from incident i where i.id = link_decision.other));
create policy by_whoever_decides_added on link_decision as restrictive for insert to hedgerow_app
  with check (person_id = (select acting_person()) and owner_organisation = organisation_of((select acting_person()))
    and exists (select from incident i where i.id = link_decision.one and i.status <> 'WITHDRAWN')
    and exists (select from incident i where i.id = link_decision.other and i.status <> 'WITHDRAWN'));
grant select, insert on link_decision to hedgerow_app;

-- How alike the two were to whoever decided, as it stood then. It came from sightings that others may not read: it is for the own organisation, and there for who
-- may read every one of them. To everybody else the same is reckoned from what they read themselves.
create table link_score (
  decision_id uuid primary key references link_decision,
  label_id int not null,
  points double precision not null,
  prior_points double precision not null,
  probability double precision not null check (probability between 0 and 1),
  -- Incidents, these two among them.
  compared int not null check (compared >= 2),
  -- SHA-256 of the weights.
  weights text not null check (weights ~ '^[0-9a-f]{64}$'),
  sightings uuid[] not null check (cardinality(sightings) <= 1000),
  -- {"feature","kind","points","number","hours","texts"}, most weighty first.
  reasons jsonb not null check (jsonb_typeof(reasons) = 'array' and length(reasons::text) <= 32000)
);
comment on table link_score is 'access: labelled; how alike two incidents were to whoever decided, for the own police who may read what it came from';
call protect_by_label('link_score');
create policy with_its_sightings on link_score as restrictive for select to hedgerow_app
  using ((select readable_set()) is not null and exists (select from link_decision d where d.id = link_score.decision_id)
    and not exists (select from unnest(link_score.sightings) as seen (id) where not exists (select from sighting s where s.id = seen.id)));
create policy by_whoever_decides_added on link_score as restrictive for insert to hedgerow_app
  with check (exists (select from link_decision d where d.id = link_score.decision_id and d.person_id = (select acting_person())));
grant select, insert on link_score to hedgerow_app;

-- What somebody called a series, by its oldest link. Titles too are only ever added.
create table series_title (
  link_id uuid not null references link_decision,
  number bigint generated always as identity primary key,
  label_id int not null,
  owner_organisation uuid not null references organisation,
  person_id uuid not null default acting_person() references person,
  title text not null check (length(title) between 1 and 80 and title !~ '[\n\r]'),
  at timestamptz not null
);
create index series_title_by_link on series_title (link_id, number);
create index series_title_by_person on series_title (person_id, at);
comment on table series_title is 'access: labelled; what a series is called, for the police who may read both incidents of its oldest link';
call protect_by_label('series_title');
create policy with_its_link on series_title as restrictive for select to hedgerow_app
  using ((select readable_set()) is not null and exists (select from link_decision d where d.id = series_title.link_id));
create policy by_whoever_names_added on series_title as restrictive for insert to hedgerow_app
  with check (person_id = (select acting_person()) and owner_organisation = organisation_of((select acting_person()))
    and exists (select from link_decision d where d.id = series_title.link_id));
grant select, insert on series_title to hedgerow_app;
