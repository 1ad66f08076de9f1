-- Operations that forces plan and run together. Two labels: who may know of an operation, and who works in it. Beside them stands who is a member until
-- which day: a label knows no single member's last day. To work in an operation opens no record of an incident: what is linked is an id, and whoever may
-- not read the incident does not see that there is a link.

create function london_day(at timestamptz) returns date language sql stable parallel safe
  as $$ select (at at time zone 'Europe/London')::date $$;
comment on function london_day(timestamptz) is 'access: internal; which day it is in London at a moment';
create function organisation_of(somebody uuid) returns uuid language sql stable parallel restricted
  as $$ select p.organisation_id from person p where p.id = $1 and not p.suspended $$;
comment on function organisation_of(uuid) is 'access: internal; the organisation of a person who may act';
create function is_member_on(members uuid[], last_days date[], organisation uuid, day date) returns boolean language sql immutable parallel safe
  as $$ select exists (select from unnest($1, $2) as m (member, last_day) where m.member = $3 and m.last_day >= $4) $$;
comment on function is_member_on(uuid[], date[], uuid, date) is 'access: internal; whether the membership of an organisation has not ended before a day';
revoke execute on function london_day(timestamptz), organisation_of(uuid), is_member_on(uuid[], date[], uuid, date) from public;
grant execute on function london_day(timestamptz), organisation_of(uuid), is_member_on(uuid[], date[], uuid, date) to hedgerow_app;

create table operation (
  id uuid primary key,
  label_id int not null,
  work_label_id int not null,
  owner_organisation uuid not null references organisation,
  author uuid not null default acting_person() references person,
  name text not null check (length(name) between 1 and 60 and name !~ '[\n\r]'),
  parent uuid references operation check (parent <> id),
  known_to_all_forces boolean not null,
  members uuid[] not null check (cardinality(members) <= 60),
  first_days date[] not null check (cardinality(first_days) = cardinality(members)),
  last_days date[] not null check (cardinality(last_days) = cardinality(members)),
  area geometry(MultiPolygon, 27700) check (ST_NPoints(area) <= 1020),
  objectives text not null check (length(objectives) <= 4000),
  first_day date not null,
  last_day date not null check (last_day >= first_day and last_day <= first_day + 1100),
  marking text not null check (marking in ('OFFICIAL', 'OFFICIAL-SENSITIVE')),
  state text not null default 'PLANNED' check (state in ('PLANNED', 'RUNNING', 'ENDED', 'ABANDONED')),
  reason text check (length(reason) between 1 and 400),
  content_sha256 bytea not null check (length(content_sha256) = 32),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1 check (version > 0),
  check (state <> 'ABANDONED' or reason is not null),
  check (known_to_all_forces or label_id = work_label_id),
  check (array_position(members, owner_organisation) is null)
);
create index operation_by_owner on operation (owner_organisation, last_day desc);
comment on table operation is 'access: labelled; what forces plan together: for the lead, for members until their last day, or for every force when the lead says so';
call protect_by_label('operation');
create policy worked_in on operation for select to hedgerow_app
  using (substring((select readable_set()) from work_label_id + 1 for 1) = B'1');
create policy until_the_last_day on operation as restrictive for select to hedgerow_app
  using (owner_organisation = organisation_of((select acting_person()))
    or (known_to_all_forces and substring((select readable_set()) from label_id + 1 for 1) = B'1')
    or is_member_on(members, last_days, organisation_of((select acting_person())), london_day(now())));
create policy by_its_lead_added on operation as restrictive for insert to hedgerow_app
  with check (owner_organisation = organisation_of((select acting_person())) and author = (select acting_person()));
create policy by_its_lead_changed on operation as restrictive for update to hedgerow_app
  using (owner_organisation = organisation_of((select acting_person())))
  with check (owner_organisation = organisation_of((select acting_person())));
grant select, insert on operation to hedgerow_app;
grant update (label_id, work_label_id, name, parent, known_to_all_forces, members, first_days, last_days, area, objectives, first_day, last_day, marking,
  state, reason, changed_at, version) on operation to hedgerow_app;

create function check_operation_change() returns trigger language plpgsql as $$
begin
  if new.version <> old.version + 1 then
    raise exception 'a change of an operation counts its version on' using errcode = 'check_violation';
  end if;
  if new.state <> old.state and (old.state || ' ' || new.state) not in
      ('PLANNED RUNNING', 'PLANNED ABANDONED', 'RUNNING ENDED', 'RUNNING ABANDONED') then
    raise exception 'an operation does not pass from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end
$$;
comment on function check_operation_change() is 'access: internal; trigger, runs with the rights of the caller';
revoke execute on function check_operation_change() from public;
create trigger operation_change_checked before update on operation for each row execute function check_operation_change();

-- Whether the organisation of somebody leads the operation, or is a member today. The operation itself is seen under its own labels.
create function works_in(operation uuid, somebody uuid) returns boolean language sql stable parallel restricted
  as $$ select exists (select from operation o where o.id = $1 and (o.owner_organisation = organisation_of($2)
    or is_member_on(o.members, o.last_days, organisation_of($2), london_day(now())))) $$;
comment on function works_in(uuid, uuid) is 'access: internal; whether the organisation of a person works in an operation now';
create function work_label_of(operation uuid) returns int language sql stable parallel restricted
  as $$ select o.work_label_id from operation o where o.id = $1 $$;
comment on function work_label_of(uuid) is 'access: internal; the label of what everybody of an operation reads';
revoke execute on function works_in(uuid, uuid), work_label_of(uuid) from public;
grant execute on function works_in(uuid, uuid), work_label_of(uuid) to hedgerow_app;

create table operation_incident (
  operation_id uuid not null references operation,
  incident_id uuid not null references incident,
  label_id int not null,
  owner_organisation uuid not null references organisation,
  author uuid not null default acting_person() references person,
  linked_at timestamptz not null,
  primary key (operation_id, incident_id)
);
comment on table operation_incident is 'access: labelled; incidents that an operation is about, by id alone, for those who may read the incident itself';
call protect_by_label('operation_incident');
-- The sub-select sees the incidents under their own labels.
create policy with_its_incident on operation_incident as restrictive for select to hedgerow_app
  using (works_in(operation_id, (select acting_person()))
    and exists (select from released_incident r where r.incident_id = operation_incident.incident_id and r.status <> 'WITHDRAWN'));
create policy worked_added on operation_incident for insert to hedgerow_app
  with check (works_in(operation_id, (select acting_person())) and label_id = work_label_of(operation_id));
create policy by_whoever_sees_it_added on operation_incident as restrictive for insert to hedgerow_app
  with check (works_in(operation_id, (select acting_person())) and author = (select acting_person())
    and owner_organisation = organisation_of((select acting_person()))
    and exists (select from released_incident r where r.incident_id = operation_incident.incident_id and r.status <> 'WITHDRAWN'));
create policy worked_removed on operation_incident for delete to hedgerow_app
  using (works_in(operation_id, (select acting_person())) and owner_organisation = organisation_of((select acting_person())));
grant select, insert, delete on operation_incident to hedgerow_app;
grant update (label_id) on operation_incident to hedgerow_app;

-- What happens on the map of an operation. Removed and expired items stay rows.
create table operation_board_item (
  id uuid primary key,
  operation_id uuid not null references operation,
  label_id int not null,
  owner_organisation uuid not null references organisation,
  author uuid not null default acting_person() references person,
  own_force_only boolean not null,
  kind text not null check (kind in ('SECTOR', 'CORDON', 'RENDEZVOUS', 'ROUTE', 'LAST_SEEN', 'HAZARD')),
  title text not null check (length(title) between 1 and 80 and title !~ '[\n\r]'),
  note text not null check (length(note) <= 1000),
  shape geometry(Geometry, 27700) not null check (ST_NPoints(shape) <= 501 and GeometryType(shape) = case
    when kind in ('SECTOR', 'CORDON') then 'POLYGON' when kind = 'ROUTE' then 'LINESTRING' else 'POINT' end),
  -- Of who or what was last seen: one of the sixteen points of the compass, and when.
  direction text check (direction ~ '^[NESW]{1,3}$'),
  seen_at timestamptz,
  expires_at timestamptz not null,
  removed_at timestamptz,
  removed_reason text check (length(removed_reason) between 1 and 200),
  content_sha256 bytea not null check (length(content_sha256) = 32),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null check (version > 0),
  check ((kind = 'LAST_SEEN') = (seen_at is not null) and (direction is null or kind = 'LAST_SEEN')),
  check ((removed_at is null) = (removed_reason is null))
);
create index operation_board_item_by_operation on operation_board_item (operation_id, made_at);
comment on table operation_board_item is 'access: labelled; what is on the map of an operation, for everybody who works in it or for one force of it';
call protect_by_label('operation_board_item');
create policy at_work on operation_board_item as restrictive for select to hedgerow_app
  using (works_in(operation_id, (select acting_person())));
create policy worked_added on operation_board_item for insert to hedgerow_app
  with check (works_in(operation_id, (select acting_person())) and not own_force_only and label_id = work_label_of(operation_id));
create policy by_its_owner_added on operation_board_item as restrictive for insert to hedgerow_app
  with check (works_in(operation_id, (select acting_person())) and author = (select acting_person())
    and owner_organisation = organisation_of((select acting_person())));
create policy worked_changed on operation_board_item for update to hedgerow_app
  using (owner_organisation = organisation_of((select acting_person())))
  with check (owner_organisation = organisation_of((select acting_person())) and not own_force_only and label_id = work_label_of(operation_id));
create policy at_work_changed on operation_board_item as restrictive for update to hedgerow_app
  using (works_in(operation_id, (select acting_person())));
grant select, insert on operation_board_item to hedgerow_app;
grant update (label_id, own_force_only, title, note, shape, direction, seen_at, expires_at, removed_at, removed_reason, changed_at, version)
  on operation_board_item to hedgerow_app;

create table operation_board_step (like operation_board_item, changed_by uuid not null, primary key (id, version));
create index operation_board_step_by_operation on operation_board_step (operation_id, changed_at);
comment on table operation_board_step is 'access: labelled; every state of what was on the map of an operation, for those who may read the item now';
call protect_by_label('operation_board_step');
create policy with_its_item on operation_board_step as restrictive for select to hedgerow_app
  using (works_in(operation_id, (select acting_person()))
    and exists (select from operation_board_item i where i.id = operation_board_step.id));
create policy worked_added on operation_board_step for insert to hedgerow_app
  with check (works_in(operation_id, (select acting_person())) and label_id = work_label_of(operation_id));
create policy by_whoever_acts_added on operation_board_step as restrictive for insert to hedgerow_app
  with check (changed_by = (select acting_person()));
grant select, insert on operation_board_step to hedgerow_app;
grant update (label_id) on operation_board_step to hedgerow_app;

create table operation_task (
  id uuid primary key,
  operation_id uuid not null references operation,
  label_id int not null,
  owner_organisation uuid not null references organisation,
  author uuid not null default acting_person() references person,
  title text not null check (length(title) between 1 and 120 and title !~ '[\n\r]'),
  note text not null check (length(note) <= 2000),
  force uuid references organisation,
  unit text check (length(unit) between 1 and 60 and unit !~ '[\n\r]'),
  sector uuid references operation_board_item,
  wanted_from timestamptz,
  wanted_until timestamptz,
  state text not null check (state in ('TO_DO', 'ASSIGNED', 'UNDER_WAY', 'DONE', 'STOOD_DOWN')),
  content_sha256 bytea not null check (length(content_sha256) = 32),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null check (version > 0),
  check (wanted_until > wanted_from),
  check (state in ('TO_DO', 'STOOD_DOWN') or force is not null)
);
create index operation_task_by_operation on operation_task (operation_id, made_at);
comment on table operation_task is 'access: labelled; tasks and patrols of an operation, for everybody who works in it';
call protect_by_label('operation_task');
create policy at_work on operation_task as restrictive for select to hedgerow_app
  using (works_in(operation_id, (select acting_person())));
create policy worked_added on operation_task for insert to hedgerow_app
  with check (works_in(operation_id, (select acting_person())) and label_id = work_label_of(operation_id));
create policy by_its_owner_added on operation_task as restrictive for insert to hedgerow_app
  with check (works_in(operation_id, (select acting_person())) and author = (select acting_person())
    and owner_organisation = organisation_of((select acting_person())));
create policy worked_changed on operation_task for update to hedgerow_app
  using (organisation_of((select acting_person())) in (owner_organisation, force))
  with check (organisation_of((select acting_person())) in (owner_organisation, force) and label_id = work_label_of(operation_id));
create policy at_work_changed on operation_task as restrictive for update to hedgerow_app
  using (works_in(operation_id, (select acting_person())));
grant select, insert on operation_task to hedgerow_app;
grant update (label_id, title, note, force, unit, sector, wanted_from, wanted_until, state, changed_at, version) on operation_task to hedgerow_app;

create table operation_task_step (like operation_task, changed_by uuid not null, primary key (id, version));
create index operation_task_step_by_operation on operation_task_step (operation_id, changed_at);
comment on table operation_task_step is 'access: labelled; every state of a task of an operation, for everybody who works in it';
call protect_by_label('operation_task_step');
create policy at_work on operation_task_step as restrictive for select to hedgerow_app
  using (works_in(operation_id, (select acting_person())));
create policy worked_added on operation_task_step for insert to hedgerow_app
  with check (works_in(operation_id, (select acting_person())) and label_id = work_label_of(operation_id));
create policy by_whoever_acts_added on operation_task_step as restrictive for insert to hedgerow_app
  with check (changed_by = (select acting_person()));
grant select, insert on operation_task_step to hedgerow_app;
grant update (label_id) on operation_task_step to hedgerow_app;

-- A change counts the version on and is by whom the item is; the lead of an operation passes what others made to another label, and changes no more of it.
create function check_board_change() returns trigger language plpgsql as $$
begin
  if new.version = old.version then
    if to_jsonb(new) - 'label_id' <> to_jsonb(old) - 'label_id' then
      raise exception 'a change counts the version on' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.version <> old.version + 1 or old.removed_at is not null then
    raise exception 'a change counts the version on, and what was removed stays so' using errcode = 'check_violation';
  end if;
  if old.owner_organisation is distinct from organisation_of(acting_person()) then
    raise exception 'an item is for its own force to change' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
comment on function check_board_change() is 'access: internal; trigger, runs with the rights of the caller';
create function keep_board_step() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' or new.version <> old.version then
    insert into operation_board_step select new.*, acting_person();
  end if;
  return null;
end
$$;
comment on function keep_board_step() is 'access: internal; trigger, runs with the rights of the caller';
create function check_task_change() returns trigger language plpgsql as $$
begin
  if new.version = old.version then
    if to_jsonb(new) - 'label_id' <> to_jsonb(old) - 'label_id' then
      raise exception 'a change counts the version on' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.version <> old.version + 1 or old.state in ('DONE', 'STOOD_DOWN') then
    raise exception 'a change counts the version on, and what is over stays so' using errcode = 'check_violation';
  end if;
  if new.state <> old.state and (old.state || ' ' || new.state) not in ('TO_DO ASSIGNED', 'TO_DO STOOD_DOWN', 'ASSIGNED UNDER_WAY',
      'ASSIGNED STOOD_DOWN', 'UNDER_WAY DONE', 'UNDER_WAY STOOD_DOWN') then
    raise exception 'a task does not pass from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end
$$;
comment on function check_task_change() is 'access: internal; trigger, runs with the rights of the caller';
create function keep_task_step() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' or new.version <> old.version then
    insert into operation_task_step select new.*, acting_person();
  end if;
  return null;
end
$$;
comment on function keep_task_step() is 'access: internal; trigger, runs with the rights of the caller';
revoke execute on function check_board_change(), keep_board_step(), check_task_change(), keep_task_step() from public;
create trigger board_change_checked before update on operation_board_item for each row execute function check_board_change();
create trigger board_step_kept after insert or update on operation_board_item for each row execute function keep_board_step();
create trigger task_change_checked before update on operation_task for each row execute function check_task_change();
create trigger task_step_kept after insert or update on operation_task for each row execute function keep_task_step();

-- Whoever adds to a log counts here first and holds the number until the end of the transaction: a higher number is never seen before a lower one.
create table operation_log_counter (
  operation_id uuid primary key references operation,
  last_number int not null check (last_number between 1 and 50000)
);
comment on table operation_log_counter is 'access: internal; how many entries the log of an operation has';
grant select, insert, update on operation_log_counter to hedgerow_app;

create table operation_log (
  id uuid primary key,
  operation_id uuid not null references operation,
  number int not null check (number > 0),
  label_id int not null,
  kind text not null check (kind in ('SAID', 'STATE', 'PLAN', 'TASK', 'BOARD')),
  -- What became of what the entry is about; SAID for words of people.
  what text not null check (what ~ '^[A-Z_]{2,20}$'),
  text text not null check (length(text) <= 1000 and (kind <> 'SAID' or length(text) > 0)),
  task_id uuid references operation_task,
  item_id uuid references operation_board_item,
  person_id uuid not null default acting_person() references person,
  organisation_id uuid not null references organisation,
  at timestamptz not null,
  unique (operation_id, number)
);
comment on table operation_log is 'access: labelled; the log of an operation, for everybody who works in it; never changed';
call protect_by_label('operation_log');
-- An entry about an item of the board goes with the item.
create policy with_its_item on operation_log as restrictive for select to hedgerow_app
  using (works_in(operation_id, (select acting_person()))
    and (item_id is null or exists (select from operation_board_item i where i.id = item_id)));
create policy worked_added on operation_log for insert to hedgerow_app
  with check (works_in(operation_id, (select acting_person())) and label_id = work_label_of(operation_id));
create policy by_whoever_acts_added on operation_log as restrictive for insert to hedgerow_app
  with check (works_in(operation_id, (select acting_person())) and person_id = (select acting_person())
    and organisation_id = organisation_of((select acting_person())));
grant select, insert on operation_log to hedgerow_app;
grant update (label_id) on operation_log to hedgerow_app;

create table operation_debrief (
  operation_id uuid primary key references operation,
  label_id int not null,
  intended text not null check (length(intended) <= 4000),
  happened text not null check (length(happened) <= 4000),
  went_well text not null check (length(went_well) <= 4000),
  to_change text not null check (length(to_change) <= 4000),
  changed_by uuid not null default acting_person() references person,
  changed_at timestamptz not null,
  version int not null check (version > 0)
);
comment on table operation_debrief is 'access: labelled; what is learned from an operation, written by its lead for everybody who works in it';
call protect_by_label('operation_debrief');
create policy at_work on operation_debrief as restrictive for select to hedgerow_app
  using (works_in(operation_id, (select acting_person())));
create policy by_whoever_acts_added on operation_debrief as restrictive for insert to hedgerow_app
  with check (works_in(operation_id, (select acting_person())) and changed_by = (select acting_person()));
grant select, insert on operation_debrief to hedgerow_app;
grant update (label_id, intended, happened, went_well, to_change, changed_by, changed_at, version) on operation_debrief to hedgerow_app;
