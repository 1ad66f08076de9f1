-- What the unit sends of live reports within its own force: whom to look, with a message, and who has read it. It opens nothing: whoever may not read what an
-- assessor wrote sees no row here either.

create function is_sent_to(people uuid[], role text, team uuid, somebody uuid) returns boolean language sql stable parallel restricted
  as $$ select coalesce($4 = any ($1), false)
    or exists (select from person_role r join person p on p.id = r.person_id where r.person_id = $4 and r.role = $2 and not p.suspended)
    or exists (select from access_group_member m join person p on p.id = m.person_id where m.group_id = $3 and m.person_id = $4 and not p.suspended
      and m.member_from <= now() and (m.member_until is null or m.member_until > now())) $$;
comment on function is_sent_to(uuid[], text, uuid, uuid) is 'access: internal; whether a person is one of these, in this role, or in this team now';
revoke execute on function is_sent_to(uuid[], text, uuid, uuid) from public;
grant execute on function is_sent_to(uuid[], text, uuid, uuid) to hedgerow_app;

create table intelligence_dissemination (
  id uuid primary key,
  report_id uuid not null references intelligence_report,
  label_id int not null,
  owner_organisation uuid not null references organisation,
  author uuid not null default acting_person() references person,
  to_people uuid[] check (cardinality(to_people) between 1 and 20),
  to_role text check (to_role in ('OFFICER', 'ANALYST')),
  to_team uuid references access_group,
  message text not null check (length(message) between 1 and 400),
  -- What it was sent with, so that a client that heard nothing may repeat itself.
  content_sha256 bytea not null check (length(content_sha256) = 32),
  made_at timestamptz not null,
  -- Null while it waits for the report to be live.
  sent_at timestamptz,
  check (num_nonnulls(to_people, to_role, to_team) = 1)
);
create index intelligence_dissemination_by_report on intelligence_dissemination (report_id, made_at);
create index intelligence_dissemination_by_owner on intelligence_dissemination (owner_organisation, sent_at desc);
comment on table intelligence_dissemination is 'access: labelled; to whom of the own force the unit sent a report, for the unit and, once sent, for those people';
call protect_by_label('intelligence_dissemination');
-- The sub-select sees what others read under its own label: who may not read that is told nothing of it.
create policy unit_or_recipient on intelligence_dissemination as restrictive for select to hedgerow_app
  using (owner_organisation = organisation_of((select acting_person()))
    and ((select assesses_intelligence((select acting_person())))
      or (sent_at is not null and is_sent_to(to_people, to_role, to_team, (select acting_person()))
        and exists (select from intelligence_sanitised s where s.report_id = intelligence_dissemination.report_id and s.live))));
create policy by_the_unit_added on intelligence_dissemination as restrictive for insert to hedgerow_app
  with check (author = (select acting_person()) and (select assesses_intelligence((select acting_person())))
    and owner_organisation = organisation_of((select acting_person()))
    and exists (select from intelligence_sanitised s where s.report_id = intelligence_dissemination.report_id
      and s.owner_organisation = intelligence_dissemination.owner_organisation and (s.live or sent_at is null)));
create policy by_the_unit_sent on intelligence_dissemination as restrictive for update to hedgerow_app
  using ((select assesses_intelligence((select acting_person()))) and owner_organisation = organisation_of((select acting_person())) and sent_at is null)
  with check (sent_at is not null and intelligence_state(report_id) in ('LIVE', 'LIVE_SENSITIVE'));
grant select, insert on intelligence_dissemination to hedgerow_app;
grant update (sent_at) on intelligence_dissemination to hedgerow_app;

create table intelligence_dissemination_reading (
  dissemination_id uuid not null references intelligence_dissemination,
  person_id uuid not null default acting_person() references person,
  label_id int not null,
  at timestamptz not null,
  primary key (dissemination_id, person_id)
);
comment on table intelligence_dissemination_reading is 'access: labelled; who has read what the unit sent them, and when first';
call protect_by_label('intelligence_dissemination_reading');
create policy own_or_unit on intelligence_dissemination_reading as restrictive for select to hedgerow_app
  using ((person_id = (select acting_person()) or (select assesses_intelligence((select acting_person()))))
    and exists (select from intelligence_dissemination d where d.id = dissemination_id));
create policy by_a_recipient_added on intelligence_dissemination_reading as restrictive for insert to hedgerow_app
  with check (person_id = (select acting_person()) and exists (select from intelligence_dissemination d where d.id = dissemination_id
    and d.label_id = intelligence_dissemination_reading.label_id and d.sent_at is not null
    and is_sent_to(d.to_people, d.to_role, d.to_team, (select acting_person()))));
grant select, insert on intelligence_dissemination_reading to hedgerow_app;
