-- A report is as secret as what it tells of: when the force keeps the incident among some of its people, by whichever term, the report and what hangs on
-- it follow, however the report itself is labelled. Both incidents count: the one that it began and the one that it counts for.
create policy with_its_incidents on report as restrictive for select to hedgerow_app
  using ((select readable_set()) is not null
    and exists (select from incident i where i.id = report.id)
    and exists (select from incident i where i.id = report.incident_id));
create policy with_its_report on report_contact as restrictive for select to hedgerow_app
  using ((select readable_set()) is not null and exists (select from report r where r.id = report_id));
create policy with_its_report on report_joining as restrictive for select to hedgerow_app
  using ((select readable_set()) is not null and exists (select from report r where r.id = report_id));
create policy with_its_report on report_message as restrictive for select to hedgerow_app
  using (holder = (select acting_person()) or exists (select from report r where r.id = report_id));
create policy with_its_report on report_progress as restrictive for select to hedgerow_app
  using (holder = (select acting_person()) or exists (select from report r where r.id = report_id));

-- How far the desk trusted a report, each time that somebody said so: the latest stands in the report itself.
create table report_grading (
  id bigint generated always as identity primary key,
  report_id uuid not null references report,
  label_id int not null,
  grade text not null check (grade ~ '^[1-3][A-E][PC]$'),
  -- Needed where the source is not reliable or the information is suspected to be false.
  reason text check (length(reason) between 1 and 400),
  person_id uuid not null default acting_person() references person,
  at timestamptz not null default now(),
  check (grade !~ '^(3.|.E)' or reason is not null)
);
create index report_grading_by_report on report_grading (report_id, at);
comment on table report_grading is 'access: labelled; how far a report is trusted, who said so and why';
call protect_by_label('report_grading');
create policy with_its_report on report_grading as restrictive for select to hedgerow_app
  using ((select readable_set()) is not null and exists (select from report r where r.id = report_id));
grant select, insert on report_grading to hedgerow_app;

-- What the desk made of a report: a crime with the force's own reference, the reason why none is recorded, or that it is put forward as intelligence.
-- Nothing is changed: what is said later stands beside what was said before, and the latest of a kind counts.
create table report_promotion (
  id uuid primary key,
  report_id uuid not null references report,
  label_id int not null,
  kind text not null check (kind in ('CRIME', 'NO_CRIME', 'INTELLIGENCE')),
  crime_reference text check (crime_reference ~ '^[A-Z0-9][A-Z0-9/. -]{2,38}[A-Z0-9]$'),
  -- When the force recorded the crime in its own system.
  crime_recorded_at timestamptz,
  reason text check (length(reason) between 1 and 400),
  -- The grade that it was put forward with.
  grade text check (grade ~ '^[1-3][A-E][PC]$'),
  person_id uuid not null default acting_person() references person,
  at timestamptz not null default now(),
  check ((kind = 'CRIME') = (crime_reference is not null) and (kind = 'CRIME') = (crime_recorded_at is not null)),
  check (kind <> 'NO_CRIME' or reason is not null),
  check ((kind = 'INTELLIGENCE') = (grade is not null))
);
create index report_promotion_by_report on report_promotion (report_id, at);
comment on table report_promotion is 'access: labelled; what a force made of a report: a crime, the reason for none, or intelligence put forward';
call protect_by_label('report_promotion');
create policy with_its_report on report_promotion as restrictive for select to hedgerow_app
  using ((select readable_set()) is not null and exists (select from report r where r.id = report_id));
grant select, insert on report_promotion to hedgerow_app;
