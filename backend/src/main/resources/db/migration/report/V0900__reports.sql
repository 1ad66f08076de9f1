-- What somebody told a force, in their own words and for that force alone. Each report is recorded as an incident at once, under the same id; what
-- may be shared of it is the incident's. A report that turns out to tell of the same event as another one counts for that one's incident, and can be
-- taken apart again: nothing that was told is ever changed.
create table report (
  id uuid primary key,
  label_id int not null,
  owner_organisation uuid not null references organisation,
  -- Who told it, as the database knows them in acting_person(): a person, or the id that a receipt code gives.
  holder uuid not null,
  way text not null check (way in ('SIGNED_IN', 'WITHOUT_ACCOUNT', 'FOR_CALLER')),
  -- The incident that it counts for: its own until it is joined to another.
  incident_id uuid not null references incident,
  happening_now boolean not null,
  template text not null check (template ~ '^[A-Z]{3,20}$'),
  answers jsonb not null check (jsonb_typeof(answers) = 'object' and length(answers::text) <= 32000),
  landowner_permission text check (landowner_permission in ('NO', 'YES', 'UNKNOWN')),
  may_contact boolean not null,
  language text not null check (language in ('en', 'cy')),
  -- When it was made, by the reporter's clock, and how far that clock was from ours when last compared.
  made_at timestamptz not null,
  clock_offset_ms bigint,
  received_at timestamptz not null default now(),
  state text not null default 'NEW' check (state in ('NEW', 'ASSIGNED', 'WAITING', 'CLOSED')),
  assigned_to uuid references person,
  source_evaluation smallint check (source_evaluation between 1 and 3),
  information_assessment text check (information_assessment in ('A', 'B', 'C', 'D', 'E')),
  handling_code text check (handling_code in ('P', 'C')),
  version int not null default 1 check (version > 0),
  check ((source_evaluation is null) = (information_assessment is null) and (source_evaluation is null) = (handling_code is null))
);
create index report_by_incident on report (incident_id);
create index report_open on report (owner_organisation, received_at) where state <> 'CLOSED';
comment on table report is 'access: labelled; what somebody told a force, for that force alone';
call protect_by_label('report');
grant select, insert on report to hedgerow_app;
grant update (incident_id, state, assigned_to, source_evaluation, information_assessment, handling_code, version) on report to hedgerow_app;

create table report_contact (
  report_id uuid primary key references report,
  label_id int not null,
  name text check (length(name) between 1 and 120),
  telephone text check (length(telephone) between 1 and 40),
  email text check (length(email) between 3 and 254)
);
comment on table report_contact is 'access: labelled; whom the force may ask about a report, apart from what was told';
call protect_by_label('report_contact');
grant select, insert, delete on report_contact to hedgerow_app;

-- The id that a phone made, with what it sent first: a retry is answered, another body is refused.
create table report_submission (
  report_id uuid primary key,
  holder uuid not null,
  content_sha256 bytea not null check (length(content_sha256) = 32),
  at timestamptz not null default now()
);
comment on table report_submission is 'access: personal; ids that a holder has used for reports';
alter table report_submission enable row level security;
alter table report_submission force row level security;
create policy own_submissions on report_submission for select to hedgerow_app using (holder = (select acting_person()));
create policy own_submission_added on report_submission for insert to hedgerow_app with check (holder = (select acting_person()));
grant select, insert on report_submission to hedgerow_app;

-- How far the force is, as its reporter is told: no reference to anything else that the force knows.
create table report_progress (
  report_id uuid primary key references report,
  label_id int not null,
  holder uuid not null,
  force_name text not null check (length(force_name) between 1 and 200),
  category_code text not null,
  happening_now boolean not null,
  state text not null default 'RECEIVED' check (state in ('RECEIVED', 'BEING_LOOKED_AT', 'QUESTION', 'CLOSED')),
  received_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);
create index report_progress_by_holder on report_progress (holder, received_at desc);
comment on table report_progress is 'access: labelled; how far a report is, for the force and for whoever made it';
call protect_by_label('report_progress');
create policy held on report_progress for select to hedgerow_app using (holder = (select acting_person()));
grant select, insert, update on report_progress to hedgerow_app;

-- Questions of the desk, answers of the reporter, and the notice of what became of it.
create table report_message (
  id uuid primary key,
  report_id uuid not null references report,
  label_id int not null,
  holder uuid not null,
  sender text not null check (sender in ('DESK', 'REPORTER')),
  kind text not null check (kind in ('QUESTION', 'ANSWER', 'NOTE', 'OUTCOME')),
  -- Who of the desk wrote it, or who answered: for the force's own eyes.
  person_id uuid references person,
  text text not null check (length(text) between 1 and 2000),
  at timestamptz not null default now(),
  check (sender = 'DESK' or kind in ('ANSWER', 'NOTE'))
);
create index report_message_by_report on report_message (report_id, at);
comment on table report_message is 'access: labelled; what the desk and the reporter say to each other about a report';
call protect_by_label('report_message');
create policy held on report_message for select to hedgerow_app using (holder = (select acting_person()));
-- A reporter writes to the own thread and nowhere else; only who may read the thread as the force writes as the desk.
create policy by_its_side_added on report_message as restrictive for insert to hedgerow_app
  with check (case when sender = 'REPORTER' then holder = (select acting_person())
    else substring((select readable_set()) from label_id + 1 for 1) = B'1' end);
grant select, insert on report_message to hedgerow_app;

-- Which report counted for which incident, and who said so: joining is undone by a further row, never by forgetting.
create table report_joining (
  id uuid primary key default gen_random_uuid(),
  report_id uuid not null references report,
  label_id int not null,
  from_incident uuid not null references incident,
  to_incident uuid not null references incident,
  person_id uuid not null default acting_person() references person,
  reason text not null check (length(reason) between 1 and 400),
  at timestamptz not null default now(),
  check (from_incident <> to_incident)
);
create index report_joining_by_report on report_joining (report_id, at);
comment on table report_joining is 'access: labelled; which report was counted for which incident, by whom and why';
call protect_by_label('report_joining');
grant select, insert on report_joining to hedgerow_app;
