-- Intelligence reports. What the author wrote, and what an assessor wrote for others to read, are rows of different tables, so that row security keeps them apart:
-- the first is for the author and whoever assesses for the same force, the second, once live, for whoever its label lets read it. Who told it stands nowhere here.

create function assesses_intelligence(somebody uuid) returns boolean language sql stable parallel restricted
  as $$ select exists (select from person_role r join person p on p.id = r.person_id where r.person_id = $1 and r.role in ('ANALYST') and not p.suspended) $$;
comment on function assesses_intelligence(uuid) is 'access: internal; whether a person assesses intelligence for some organisation';
revoke execute on function assesses_intelligence(uuid) from public;
grant execute on function assesses_intelligence(uuid) to hedgerow_app;

create table intelligence_counter (
  force_code text not null,
  year int not null,
  last_number int not null check (last_number between 1 and 999999),
  primary key (force_code, year)
);
comment on table intelligence_counter is 'access: internal; how many intelligence reports a force has made in a year';
grant select, insert, update on intelligence_counter to hedgerow_app;

-- The named ways from state to state, as the application knows them.
create table intelligence_way (
  name text not null check (name in ('COMPLETE', 'RESUBMIT', 'ACCEPT', 'RETURN_FOR_CORRECTION', 'RETURN_FOR_DELETION', 'MAKE_LIVE', 'MARK_SENSITIVE',
    'MARK_ORDINARY')),
  from_state text not null,
  to_state text not null,
  by_assessor boolean not null,
  needs_reason boolean not null,
  primary key (name, from_state, to_state)
);
comment on table intelligence_way is 'access: reference; the named ways from one state of an intelligence report to another, and whose they are';
insert into intelligence_way (name, from_state, to_state, by_assessor, needs_reason) values
  ('COMPLETE', 'REQUIRES_COMPLETION', 'REQUIRES_ASSESSMENT', false, false),
  ('COMPLETE', 'REQUIRES_COMPLETION', 'REQUIRES_ASSESSMENT_SENSITIVE', false, false),
  ('RESUBMIT', 'REQUIRES_CORRECTION', 'REQUIRES_ASSESSMENT', false, false),
  ('RESUBMIT', 'REQUIRES_CORRECTION', 'REQUIRES_ASSESSMENT_SENSITIVE', false, false),
  ('RESUBMIT', 'REQUIRES_CORRECTION_SENSITIVE', 'REQUIRES_ASSESSMENT_SENSITIVE', false, false),
  ('ACCEPT', 'REQUIRES_ASSESSMENT', 'REQUIRES_LINKING', true, false),
  ('ACCEPT', 'REQUIRES_ASSESSMENT', 'REQUIRES_LINKING_SENSITIVE', true, false),
  ('ACCEPT', 'REQUIRES_ASSESSMENT_SENSITIVE', 'REQUIRES_LINKING_SENSITIVE', true, false),
  ('RETURN_FOR_CORRECTION', 'REQUIRES_ASSESSMENT', 'REQUIRES_CORRECTION', true, true),
  ('RETURN_FOR_CORRECTION', 'REQUIRES_ASSESSMENT_SENSITIVE', 'REQUIRES_CORRECTION_SENSITIVE', true, true),
  ('RETURN_FOR_DELETION', 'REQUIRES_ASSESSMENT', 'RETURNED_FOR_DELETION', true, true),
  ('RETURN_FOR_DELETION', 'REQUIRES_ASSESSMENT_SENSITIVE', 'RETURNED_FOR_DELETION', true, true),
  ('MAKE_LIVE', 'REQUIRES_LINKING', 'LIVE', true, false),
  ('MAKE_LIVE', 'REQUIRES_LINKING_SENSITIVE', 'LIVE_SENSITIVE', true, false),
  ('MARK_SENSITIVE', 'REQUIRES_ASSESSMENT', 'REQUIRES_ASSESSMENT_SENSITIVE', true, true),
  ('MARK_SENSITIVE', 'REQUIRES_LINKING', 'REQUIRES_LINKING_SENSITIVE', true, true),
  ('MARK_SENSITIVE', 'LIVE', 'LIVE_SENSITIVE', true, true),
  ('MARK_ORDINARY', 'REQUIRES_ASSESSMENT_SENSITIVE', 'REQUIRES_ASSESSMENT', true, true),
  ('MARK_ORDINARY', 'REQUIRES_LINKING_SENSITIVE', 'REQUIRES_LINKING', true, true),
  ('MARK_ORDINARY', 'LIVE_SENSITIVE', 'LIVE', true, true);
grant select on intelligence_way to hedgerow_app;

create table intelligence_report (
  id uuid primary key,
  label_id int not null,
  owner_organisation uuid not null references organisation,
  author uuid not null default acting_person() references person,
  -- Force, number and year.
  urn text not null unique check (urn ~ '^[A-Z]{2,16}/[0-9]{6}/[0-9]{2}$'),
  -- In the older form, with its grades as they came.
  legacy boolean not null default false,
  state text not null check (state in ('REQUIRES_COMPLETION', 'REQUIRES_ASSESSMENT', 'REQUIRES_CORRECTION', 'REQUIRES_LINKING', 'LIVE',
    'REQUIRES_ASSESSMENT_SENSITIVE', 'REQUIRES_CORRECTION_SENSITIVE', 'REQUIRES_LINKING_SENSITIVE', 'LIVE_SENSITIVE', 'RETURNED_FOR_DELETION')),
  title text not null check (length(title) between 1 and 120 and title !~ '[\n\r]'),
  priority text check (priority in ('HIGH', 'MEDIUM', 'LOW')),
  marking text not null check (marking in ('OFFICIAL', 'OFFICIAL-SENSITIVE')),
  handling_instruction text check (length(handling_instruction) between 1 and 400),
  -- On which the source knew it, in London.
  intelligence_day date,
  -- The way that was last taken, and why.
  way text,
  way_reason text check (length(way_reason) between 1 and 400),
  content_sha256 bytea not null check (length(content_sha256) = 32),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1 check (version > 0)
);
create index intelligence_report_by_owner on intelligence_report (owner_organisation, changed_at desc);
create index intelligence_report_by_author on intelligence_report (author, changed_at desc);
comment on table intelligence_report is 'access: labelled; how far an intelligence report is, for its author and for whoever assesses for the force';
call protect_by_label('intelligence_report');
create policy author_or_unit on intelligence_report as restrictive for select to hedgerow_app
  using (author = (select acting_person()) or (select assesses_intelligence((select acting_person()))));
create policy author_or_unit_changed on intelligence_report as restrictive for update to hedgerow_app
  using (author = (select acting_person()) or (select assesses_intelligence((select acting_person()))));
create policy by_its_author_added on intelligence_report as restrictive for insert to hedgerow_app
  with check (author = (select acting_person()) and owner_organisation = organisation_of((select acting_person())));
grant select, insert on intelligence_report to hedgerow_app;
grant update (state, title, priority, marking, handling_instruction, intelligence_day, way, way_reason, changed_at, version) on intelligence_report
  to hedgerow_app;

create function is_author_of_intelligence(report uuid, somebody uuid) returns boolean language sql stable parallel restricted
  as $$ select exists (select from intelligence_report r where r.id = $1 and r.author = $2) $$;
comment on function is_author_of_intelligence(uuid, uuid) is 'access: internal; whether a person wrote a report, as far as whoever asks may see it';
create function intelligence_state(report uuid) returns text language sql stable parallel restricted
  as $$ select r.state from intelligence_report r where r.id = $1 $$;
comment on function intelligence_state(uuid) is 'access: internal; how far a report is, as far as whoever asks may see it';
revoke execute on function is_author_of_intelligence(uuid, uuid), intelligence_state(uuid) from public;
grant execute on function is_author_of_intelligence(uuid, uuid), intelligence_state(uuid) to hedgerow_app;

create table intelligence_transition (
  report_id uuid not null references intelligence_report,
  number int not null check (number > 0),
  label_id int not null,
  name text not null,
  from_state text not null,
  to_state text not null,
  person_id uuid not null default acting_person() references person,
  reason text check (length(reason) between 1 and 400),
  at timestamptz not null default now(),
  primary key (report_id, number)
);
comment on table intelligence_transition is 'access: labelled; each way that a report took, who took it and why, never changed';
call protect_by_label('intelligence_transition');
create policy with_its_report on intelligence_transition as restrictive for select to hedgerow_app
  using ((select acting_person()) is not null and exists (select from intelligence_report r where r.id = report_id));
create policy by_whoever_acts_added on intelligence_transition as restrictive for insert to hedgerow_app
  with check (person_id = (select acting_person()));
grant select, insert on intelligence_transition to hedgerow_app;

create table intelligence_original (
  report_id uuid primary key references intelligence_report,
  label_id int not null,
  author uuid not null default acting_person() references person,
  legacy boolean not null default false,
  item_texts text[] not null check (cardinality(item_texts) <= 20),
  item_grades text[] not null,
  provenance text check (length(provenance) between 1 and 4000),
  provenance_grade text,
  source_type text check (source_type in ('MEMBER_OF_PUBLIC', 'VICTIM_OR_WITNESS', 'POLICE_OFFICER', 'PARTNER', 'ANONYMOUS', 'OPEN_SOURCE', 'TECHNICAL', 'COVERT')),
  -- By which whoever looks after sources knows who told it.
  source_reference text check (source_reference ~ '^SR-[0-9A-HJKMNP-TV-Z]{10}$'),
  unreliable_reason text check (length(unreliable_reason) between 1 and 400),
  false_reason text check (length(false_reason) between 1 and 400),
  condition_text text check (length(condition_text) between 1 and 400),
  condition_reason text check (length(condition_reason) between 1 and 400),
  action_code text check (action_code in ('A1', 'A2', 'A3')),
  sanitisation_code text check (sanitisation_code in ('S1', 'S2')),
  permitted_use text check (length(permitted_use) between 1 and 400),
  personal_information boolean,
  asked_sensitive boolean,
  check (cardinality(item_texts) = cardinality(item_grades)),
  check ((provenance is null) = (provenance_grade is null)),
  check (array_to_string(item_grades || provenance_grade, ' ') ~ case when legacy then '^([A-E][1-5][1-5]( |$))*$' else '^([1-3][A-E][PC]( |$))*$' end)
);
comment on table intelligence_original is 'access: labelled; what the author of a report wrote, for the author and for whoever assesses for the force';
call protect_by_label('intelligence_original');
create policy author_or_unit on intelligence_original as restrictive for select to hedgerow_app
  using (author = (select acting_person()) or (select assesses_intelligence((select acting_person()))));
create policy by_its_author_added on intelligence_original as restrictive for insert to hedgerow_app
  with check (author = (select acting_person()) and is_author_of_intelligence(report_id, (select acting_person())));
create policy by_its_author_changed on intelligence_original as restrictive for update to hedgerow_app
  using (author = (select acting_person())
    and intelligence_state(report_id) in ('REQUIRES_COMPLETION', 'REQUIRES_CORRECTION', 'REQUIRES_CORRECTION_SENSITIVE'));
grant select, insert on intelligence_original to hedgerow_app;
grant update (item_texts, item_grades, provenance, provenance_grade, source_type, source_reference, unreliable_reason, false_reason, condition_text,
  condition_reason, action_code, sanitisation_code, permitted_use, personal_information, asked_sensitive) on intelligence_original to hedgerow_app;

create table intelligence_sanitised (
  report_id uuid primary key references intelligence_report,
  -- Of the force alone until it is live, from then on the other.
  label_id int not null,
  live_label_id int not null,
  owner_organisation uuid not null references organisation,
  assessor uuid not null default acting_person() references person,
  urn text not null,
  legacy boolean not null,
  live boolean not null default false,
  sensitive boolean not null default false,
  title text not null check (length(title) between 1 and 120 and title !~ '[\n\r]'),
  priority text not null check (priority in ('HIGH', 'MEDIUM', 'LOW')),
  marking text not null check (marking in ('OFFICIAL', 'OFFICIAL-SENSITIVE')),
  handling_instruction text check (length(handling_instruction) between 1 and 400),
  category_code text not null check (length(category_code) between 1 and 60),
  item_texts text[] not null check (cardinality(item_texts) between 1 and 20),
  item_grades text[] not null,
  provenance text not null check (length(provenance) between 1 and 4000),
  provenance_grade text not null,
  unreliable_reason text check (length(unreliable_reason) between 1 and 400),
  false_reason text check (length(false_reason) between 1 and 400),
  condition_text text check (length(condition_text) between 1 and 400),
  condition_reason text check (length(condition_reason) between 1 and 400),
  action_code text check (action_code in ('A1', 'A2', 'A3')),
  sanitisation_code text check (sanitisation_code in ('S1', 'S2')),
  permitted_use text check (length(permitted_use) between 1 and 400),
  intelligence_day date,
  made_at timestamptz not null,
  written_at timestamptz not null,
  live_at timestamptz,
  check (cardinality(item_texts) = cardinality(item_grades)),
  check (array_to_string(item_grades || provenance_grade, ' ') ~ '^([1-3][A-E][PC]( |$))*$'),
  check ((array_to_string(item_grades || provenance_grade, ' ') ~ 'C( |$)') = (action_code is not null)),
  check ((action_code is null) = (sanitisation_code is null) and (action_code is null) = (condition_text is null)
    and (action_code is null) = (condition_reason is null)),
  check ((action_code is not distinct from 'A3') = (permitted_use is not null)),
  check (live = (live_at is not null)),
  check (not live or label_id = live_label_id)
);
create index intelligence_sanitised_live on intelligence_sanitised (live_at desc) where live;
comment on table intelligence_sanitised is 'access: labelled; what an assessor wrote of a report for others to read, theirs once it is live';
call protect_by_label('intelligence_sanitised');
-- Before it is live the unit alone reads it. On the sensitive track it is for intelligence units whatever the label says.
create policy live_or_unit on intelligence_sanitised as restrictive for select to hedgerow_app
  using ((live and not sensitive) or (select assesses_intelligence((select acting_person()))));
create policy by_an_assessor_added on intelligence_sanitised as restrictive for insert to hedgerow_app
  with check (assessor = (select acting_person()) and (select assesses_intelligence((select acting_person())))
    and owner_organisation = organisation_of((select acting_person()))
    and not is_author_of_intelligence(report_id, (select acting_person())) and not live
    and intelligence_state(report_id) in ('REQUIRES_ASSESSMENT', 'REQUIRES_ASSESSMENT_SENSITIVE'));
create policy by_an_assessor_changed on intelligence_sanitised as restrictive for update to hedgerow_app
  using ((select assesses_intelligence((select acting_person()))) and owner_organisation = organisation_of((select acting_person()))
    and not is_author_of_intelligence(report_id, (select acting_person())));
grant select, insert on intelligence_sanitised to hedgerow_app;
grant update (label_id, live_label_id, assessor, live, sensitive, title, priority, marking, handling_instruction, category_code, item_texts, item_grades,
  provenance, provenance_grade, unreliable_reason, false_reason, condition_text, condition_reason, action_code, sanitisation_code, permitted_use, intelligence_day,
  written_at, live_at) on intelligence_sanitised to hedgerow_app;

-- Words are written while the report is assessed; it is live exactly when the report is.
create function check_intelligence_sanitised() returns trigger language plpgsql as $$
declare
  state text := intelligence_state(new.report_id);
begin
  if new.live <> (state in ('LIVE', 'LIVE_SENSITIVE')) or (new.live and new.sensitive <> (state = 'LIVE_SENSITIVE')) then
    raise exception 'what others read is live when its report is' using errcode = 'check_violation';
  end if;
  if new.written_at <> old.written_at and state not in ('REQUIRES_ASSESSMENT', 'REQUIRES_ASSESSMENT_SENSITIVE') then
    raise exception 'what others read is written while the report is assessed' using errcode = 'check_violation';
  end if;
  if new.written_at = old.written_at and to_jsonb(new) - '{label_id,live,sensitive,live_at}'::text[] <> to_jsonb(old) - '{label_id,live,sensitive,live_at}'::text[] then
    raise exception 'a change of words has a time' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
comment on function check_intelligence_sanitised() is 'access: internal; trigger, runs with the rights of the caller';
revoke execute on function check_intelligence_sanitised() from public;
create trigger intelligence_sanitised_checked before update on intelligence_sanitised for each row execute function check_intelligence_sanitised();

-- No report changes its state but by a named way, taken by whose it is, with a reason where one is asked for; and each way is kept.
create function check_intelligence_way() returns trigger language plpgsql as $$
declare
  taken intelligence_way;
begin
  if tg_op = 'INSERT' then
    if new.state <> (case when new.legacy then 'REQUIRES_ASSESSMENT' else 'REQUIRES_COMPLETION' end) or new.way is not null then
      raise exception 'a report begins at its beginning' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.version <> old.version + 1 then
    raise exception 'a change of a report counts its version on' using errcode = 'check_violation';
  end if;
  if new.state = old.state then
    if old.author is distinct from acting_person()
        or old.state not in ('REQUIRES_COMPLETION', 'REQUIRES_CORRECTION', 'REQUIRES_CORRECTION_SENSITIVE') then
      raise exception 'a report is changed by its author, while it is with the author' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  select * into taken from intelligence_way w where w.name = new.way and w.from_state = old.state and w.to_state = new.state;
  if not found then
    raise exception 'no way of that name leads from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if to_jsonb(new) - '{state,way,way_reason,changed_at,version}'::text[] <> to_jsonb(old) - '{state,way,way_reason,changed_at,version}'::text[] then
    raise exception 'a way changes the state alone' using errcode = 'check_violation';
  end if;
  if taken.by_assessor then
    if old.author is not distinct from acting_person() or not assesses_intelligence(acting_person())
        or old.owner_organisation is distinct from organisation_of(acting_person()) then
      raise exception 'an assessor who is not the author takes this way' using errcode = 'check_violation';
    end if;
  elsif old.author is distinct from acting_person() then
    raise exception 'the author takes this way' using errcode = 'check_violation';
  end if;
  if taken.needs_reason and new.way_reason is null then
    raise exception 'this way is taken for a reason' using errcode = 'check_violation';
  end if;
  if new.way = 'ACCEPT' and not exists (select from intelligence_sanitised s where s.report_id = new.id) then
    raise exception 'a report is accepted once it is written for others' using errcode = 'check_violation';
  end if;
  insert into intelligence_transition (report_id, number, label_id, name, from_state, to_state, reason)
    select new.id, count(*) + 1, new.label_id, new.way, old.state, new.state, new.way_reason from intelligence_transition t where t.report_id = new.id;
  return new;
end
$$;
comment on function check_intelligence_way() is 'access: internal; trigger, runs with the rights of the caller';
revoke execute on function check_intelligence_way() from public;
create trigger intelligence_way_checked before insert or update on intelligence_report for each row execute function check_intelligence_way();

-- Words that stood out and were kept: the words themselves stand in the text; here is a digest of them, and why.
create table intelligence_kept_words (
  report_id uuid not null references intelligence_report,
  words_sha256 bytea not null check (length(words_sha256) = 32),
  label_id int not null,
  person_id uuid not null default acting_person() references person,
  reason text not null check (length(reason) between 1 and 400),
  at timestamptz not null,
  primary key (report_id, words_sha256)
);
comment on table intelligence_kept_words is 'access: labelled; why an assessor kept words that may show a source, for whoever assesses for the force';
call protect_by_label('intelligence_kept_words');
create policy for_the_unit on intelligence_kept_words as restrictive for select to hedgerow_app
  using ((select assesses_intelligence((select acting_person()))));
create policy by_an_assessor_added on intelligence_kept_words as restrictive for insert to hedgerow_app
  with check (person_id = (select acting_person()) and (select assesses_intelligence((select acting_person())))
    and not is_author_of_intelligence(report_id, (select acting_person())));
create policy by_an_assessor_removed on intelligence_kept_words as restrictive for delete to hedgerow_app
  using ((select assesses_intelligence((select acting_person()))) and not is_author_of_intelligence(report_id, (select acting_person()))
    and intelligence_state(report_id) in ('REQUIRES_ASSESSMENT', 'REQUIRES_ASSESSMENT_SENSITIVE'));
grant select, insert, delete on intelligence_kept_words to hedgerow_app;

-- Which use the originator has approved, which conditions wait for. Read by whoever reads the report.
create table intelligence_approval (
  report_id uuid not null references intelligence_report,
  use text not null check (use in ('READING', 'LISTING', 'PRINTING', 'TASKING', 'BRIEFING', 'AIR_SUPPORT', 'EVIDENCE', 'ARREST', 'COMMUNITY', 'DERIVED_TEXT')),
  label_id int not null,
  person_id uuid not null default acting_person() references person,
  reason text not null check (length(reason) between 1 and 400),
  at timestamptz not null,
  primary key (report_id, use)
);
comment on table intelligence_approval is 'access: labelled; uses of a live report that its originator has approved';
call protect_by_label('intelligence_approval');
create policy with_its_report on intelligence_approval as restrictive for select to hedgerow_app
  using ((select acting_person()) is not null and exists (select from intelligence_sanitised s where s.report_id = intelligence_approval.report_id));
-- The report is seen by its author and by whoever assesses for its force: nobody else approves.
create policy by_the_originator_added on intelligence_approval as restrictive for insert to hedgerow_app
  with check (person_id = (select acting_person()) and intelligence_state(report_id) in ('LIVE', 'LIVE_SENSITIVE'));
grant select, insert on intelligence_approval to hedgerow_app;

create table intelligence_incident (
  report_id uuid not null references intelligence_report,
  incident_id uuid not null references incident,
  label_id int not null,
  person_id uuid not null default acting_person() references person,
  linked_at timestamptz not null,
  primary key (report_id, incident_id)
);
create index intelligence_incident_by_incident on intelligence_incident (incident_id);
comment on table intelligence_incident is 'access: labelled; incidents that a report is about, by id alone, for its author and for whoever assesses for the force';
call protect_by_label('intelligence_incident');
create policy with_both on intelligence_incident as restrictive for select to hedgerow_app
  using ((select acting_person()) is not null and exists (select from intelligence_report r where r.id = report_id)
    and exists (select from released_incident i where i.incident_id = intelligence_incident.incident_id and i.status <> 'WITHDRAWN'));
create policy with_both_added on intelligence_incident as restrictive for insert to hedgerow_app
  with check (person_id = (select acting_person()) and exists (select from intelligence_report r where r.id = report_id)
    and exists (select from released_incident i where i.incident_id = intelligence_incident.incident_id and i.status <> 'WITHDRAWN'));
create policy with_its_report_removed on intelligence_incident as restrictive for delete to hedgerow_app
  using ((select acting_person()) is not null and exists (select from intelligence_report r where r.id = report_id));
grant select, insert, delete on intelligence_incident to hedgerow_app;
