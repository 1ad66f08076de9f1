-- What a watch coordinator tells the desk of an owner about what is released to the group: of one incident, or that two may be one event. Of two
-- incidents of different owners there is a row for each owner under one id. Whoever reads it as the owner may know everything that it names: it tells
-- nobody of a record that they may not see. What was told stays told; its author may say that it no longer holds.
create table remark (
  id uuid not null,
  incident_id uuid not null references incident,
  other_incident_id uuid references incident,
  -- The police of the owner of incident_id.
  label_id int not null,
  owner_organisation uuid not null references organisation,
  author uuid not null default acting_person() references person,
  -- The watch group for which its author spoke.
  watch_group uuid not null references organisation,
  kind text not null check (kind in ('SAME_EVENT', 'WRONG', 'NOTE')),
  text text not null check (length(text) between 1 and 400),
  state text not null default 'NEW' check (state in ('NEW', 'SEEN', 'DONE', 'DECLINED', 'TAKEN_BACK')),
  answered_by uuid references person,
  answered_at timestamptz,
  made_at timestamptz not null default clock_timestamp(),
  primary key (id, incident_id),
  check (incident_id <> other_incident_id),
  check ((kind = 'SAME_EVENT') = (other_incident_id is not null)),
  check ((answered_by is null) = (answered_at is null) and (state <> 'NEW' or answered_by is null))
);
create index remark_by_owner on remark (owner_organisation, made_at);
create index remark_by_author on remark (author, made_at);
comment on table remark is 'access: labelled; what watch coordinators tell the desk of an owner, for its police who may see all that it names, and the own ones';
call protect_by_label('remark');
create policy own_remarks on remark for select to hedgerow_app using (author = (select acting_person()));
-- The sub-selects see the incidents under their own labels.
create policy with_its_incidents on remark as restrictive for select to hedgerow_app
  using (author = (select acting_person())
    or (exists (select from incident i where i.id = incident_id)
      and (other_incident_id is null or exists (select from released_incident r where r.incident_id = other_incident_id))));
create policy by_whoever_sees_them_added on remark as restrictive for insert to hedgerow_app
  with check (author = (select acting_person()) and state = 'NEW'
    and exists (select from released_incident r where r.incident_id = remark.incident_id and r.status <> 'WITHDRAWN')
    and (other_incident_id is null
      or exists (select from released_incident r where r.incident_id = remark.other_incident_id and r.status <> 'WITHDRAWN')));
create policy taken_back on remark for update to hedgerow_app
  using (author = (select acting_person())) with check (author = (select acting_person()));
create policy by_its_side_changed on remark as restrictive for update to hedgerow_app
  using (state <> 'TAKEN_BACK')
  with check (case when author = (select acting_person()) then state = 'TAKEN_BACK' else state in ('SEEN', 'DONE', 'DECLINED') end);
grant select, insert on remark to hedgerow_app;
grant update (state, answered_by, answered_at) on remark to hedgerow_app;
