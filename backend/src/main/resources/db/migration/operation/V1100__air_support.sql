-- Requests of forces for air support, and the briefings that come of them. A request is its force's own until it is sent; then it stands under a label that
-- names the tasked air support until the task ends. What air support writes is how far it is and what it has read, and nothing else: the text of a request
-- lies in tables that its policies do not open for writing.

-- For which organisation whoever acts flies, or answers for those who do.
create function acting_air_support() returns uuid language sql stable parallel restricted
  as $$ select p.organisation_id from person p join person_role r on r.person_id = p.id
    where p.id = (select acting_person()) and r.role = 'AIR_SUPPORT' and not p.suspended $$;
comment on function acting_air_support() is 'access: internal; the organisation of the person of this transaction, if that person is air support';
revoke execute on function acting_air_support() from public;
grant execute on function acting_air_support() to hedgerow_app;

create table air_request_counter (
  force_code text not null,
  year int not null,
  last_number int not null check (last_number > 0),
  primary key (force_code, year)
);
comment on table air_request_counter is 'access: internal; how many requests for air support a force has made in a year; their numbers are shuffled';
grant select, insert, update on air_request_counter to hedgerow_app;

create table air_request (
  id uuid primary key,
  label_id int not null,
  owner_organisation uuid not null references organisation,
  author uuid not null default acting_person() references person,
  reference text not null unique check (reference ~ '^[A-Z]{2,16}-AIR-[0-9]{4}-[0-9]{6}$'),
  -- What it is about. Nothing of the incident is kept here that its briefing does not say.
  incident_id uuid references incident,
  incident_reference text check (length(incident_reference) <= 40),
  content jsonb not null check (jsonb_typeof(content) = 'object' and length(content::text) <= 60000),
  grid geometry(Point, 27700),
  content_sha256 bytea not null check (length(content_sha256) = 32),
  made_at timestamptz not null,
  changed_at timestamptz not null
);
create index air_request_by_owner on air_request (owner_organisation, made_at desc);
create index air_request_place on air_request using gist (grid);
comment on table air_request is 'access: labelled; what a force asks of air support, for itself until it is sent and for the tasked air support then';
call protect_by_label('air_request');
grant select, insert on air_request to hedgerow_app;
grant update (label_id, content, grid, changed_at) on air_request to hedgerow_app;

-- How far a request is: apart from what it says, so that who answers it cannot touch that.
create table air_request_state (
  request_id uuid primary key references air_request,
  label_id int not null,
  air_support uuid references organisation,
  state text not null check (state in ('DRAFT', 'REQUESTED', 'ACCEPTED', 'EN_ROUTE', 'ON_SCENE', 'RELEASED', 'DECLINED', 'CANCELLED')),
  reason text check (length(reason) between 1 and 400),
  since timestamptz not null,
  sent_at timestamptz,
  ends_at timestamptz,
  version int not null check (version > 0),
  check (state not in ('DECLINED', 'CANCELLED') or reason is not null),
  check ((sent_at is null) = (ends_at is null) and (sent_at is null) = (air_support is null)),
  check (ends_at > sent_at and ends_at <= sent_at + interval '25 hours'),
  check ((sent_at is null) = (state = 'DRAFT') or (state = 'CANCELLED'))
);
comment on table air_request_state is 'access: labelled; how far a request for air support is, whom it was sent to and when that ends';
call protect_by_label('air_request_state');
create policy answered on air_request_state for update to hedgerow_app
  using (air_support = (select acting_air_support()) and substring((select readable_set()) from label_id + 1 for 1) = B'1')
  with check (air_support = (select acting_air_support()) and substring((select readable_set()) from label_id + 1 for 1) = B'1');
grant select, insert on air_request_state to hedgerow_app;
grant update (label_id, air_support, state, reason, since, sent_at, ends_at, version) on air_request_state to hedgerow_app;

create table air_request_step (
  id bigint generated always as identity primary key,
  request_id uuid not null references air_request,
  label_id int not null,
  state text not null,
  reason text,
  person_id uuid not null default acting_person() references person,
  at timestamptz not null
);
create index air_request_step_by_request on air_request_step (request_id, id);
comment on table air_request_step is 'access: labelled; every step of a request for air support, when and by whom; never changed';
call protect_by_label('air_request_step');
create policy answered_added on air_request_step for insert to hedgerow_app
  with check (person_id = (select acting_person()) and (select acting_air_support()) =
    (select s.air_support from air_request_state s where s.request_id = air_request_step.request_id and s.label_id = air_request_step.label_id));
grant select, insert on air_request_step to hedgerow_app;

-- Only the steps that there are, each by the side whose step it is; and each is written down.
create function check_air_request_step() returns trigger language plpgsql as $$
declare
  is_force boolean := coalesce(substring(writable_set() from new.label_id + 1 for 1) = B'1', false);
  is_air_support boolean := coalesce(new.air_support = acting_air_support(), false);
  is_answer boolean;
begin
  if tg_op = 'INSERT' then
    if new.state <> 'DRAFT' or new.version <> 1 then
      raise exception 'a request for air support begins as a draft' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.request_id <> old.request_id or new.version <> old.version + 1 then
    raise exception 'a step of a request counts its version on' using errcode = 'check_violation';
  end if;
  if new.state = old.state and old.state in ('RELEASED', 'DECLINED', 'CANCELLED') then
    raise exception 'a request that has ended stays as it is' using errcode = 'check_violation';
  end if;
  if new.state <> old.state and (old.state || ' ' || new.state) not in ('DRAFT REQUESTED', 'DRAFT CANCELLED', 'REQUESTED ACCEPTED',
      'REQUESTED DECLINED', 'REQUESTED CANCELLED', 'ACCEPTED EN_ROUTE', 'ACCEPTED CANCELLED', 'EN_ROUTE ON_SCENE', 'EN_ROUTE CANCELLED',
      'ON_SCENE RELEASED', 'ON_SCENE CANCELLED') then
    raise exception 'a request does not pass from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if not (old.state = 'DRAFT' and new.state = 'REQUESTED') and (new.label_id, new.air_support, new.sent_at, new.ends_at)
      is distinct from (old.label_id, old.air_support, old.sent_at, old.ends_at) then
    raise exception 'whom a request was sent to does not change' using errcode = 'check_violation';
  end if;
  is_answer := new.state <> old.state and new.state in ('ACCEPTED', 'EN_ROUTE', 'ON_SCENE', 'RELEASED', 'DECLINED');
  if (is_answer and not is_air_support) or (not is_answer and not is_force) then
    raise exception 'this step is for the other side to take' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
comment on function check_air_request_step() is 'access: internal; trigger, runs with the rights of the caller';
create function keep_air_request_step() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' or new.state <> old.state then
    insert into air_request_step (request_id, label_id, state, reason, at) values (new.request_id, new.label_id, new.state, new.reason, new.since);
  end if;
  return null;
end
$$;
comment on function keep_air_request_step() is 'access: internal; trigger, runs with the rights of the caller';
revoke execute on function check_air_request_step(), keep_air_request_step() from public;
create trigger air_request_step_checked before insert or update on air_request_state for each row execute function check_air_request_step();
create trigger air_request_step_kept after insert or update on air_request_state for each row execute function keep_air_request_step();

create table air_briefing (
  request_id uuid not null references air_request,
  version int not null check (version > 0),
  label_id int not null,
  content jsonb not null check (jsonb_typeof(content) = 'object' and length(content::text) <= 100000),
  made_by uuid not null default acting_person() references person,
  made_at timestamptz not null,
  primary key (request_id, version)
);
comment on table air_briefing is 'access: labelled; what an aircrew is told, version by version; never changed';
call protect_by_label('air_briefing');
grant select, insert on air_briefing to hedgerow_app;

-- By which a crew without accounts reads one briefing. The code behind the # of the link is not here: its keyed hash is the holder.
create table air_link (
  id uuid primary key,
  request_id uuid not null references air_request,
  label_id int not null,
  holder uuid not null unique,
  made_by uuid not null default acting_person() references person,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  withdrawn_at timestamptz
);
create index air_link_by_request on air_link (request_id, made_at);
comment on table air_link is 'access: labelled; links by which a crew without accounts reads one briefing, for the force that made them';
call protect_by_label('air_link');
create policy held on air_link for select to hedgerow_app using (holder = (select acting_person()));
grant select, insert on air_link to hedgerow_app;
grant update (withdrawn_at) on air_link to hedgerow_app;

create policy by_link on air_request for select to hedgerow_app using (exists (select from air_link l where l.request_id = air_request.id
  and l.holder = (select acting_person()) and l.withdrawn_at is null and l.ends_at > now()));
create policy by_link on air_request_state for select to hedgerow_app using (exists (select from air_link l where l.request_id = air_request_state.request_id
  and l.holder = (select acting_person()) and l.withdrawn_at is null and l.ends_at > now()));
create policy by_link on air_briefing for select to hedgerow_app using (exists (select from air_link l where l.request_id = air_briefing.request_id
  and l.holder = (select acting_person()) and l.withdrawn_at is null and l.ends_at > now()));

-- That somebody of air support, or a crew with a link, has read a version: once each.
create table air_acknowledgement (
  id uuid primary key default gen_random_uuid(),
  request_id uuid not null,
  version int not null,
  label_id int not null,
  person_id uuid references person,
  link_id uuid references air_link,
  call_sign text check (length(call_sign) between 1 and 30),
  at timestamptz not null,
  foreign key (request_id, version) references air_briefing,
  unique (request_id, version, person_id),
  unique (request_id, version, link_id),
  check ((person_id is null) <> (link_id is null)),
  check ((link_id is null) = (call_sign is null))
);
comment on table air_acknowledgement is 'access: labelled; who of air support has read which version of a briefing';
call protect_by_label('air_acknowledgement');
create policy answered_added on air_acknowledgement for insert to hedgerow_app
  with check (person_id = (select acting_person()) and exists (select from air_request_state s where s.request_id = air_acknowledgement.request_id
    and s.label_id = air_acknowledgement.label_id and s.air_support = (select acting_air_support())));
create policy by_link_added on air_acknowledgement for insert to hedgerow_app
  with check (exists (select from air_link l join air_request_state s on s.request_id = l.request_id where l.id = air_acknowledgement.link_id
    and l.request_id = air_acknowledgement.request_id and l.holder = (select acting_person()) and l.withdrawn_at is null and l.ends_at > now()
    and s.label_id = air_acknowledgement.label_id));
create policy by_its_reader_added on air_acknowledgement as restrictive for insert to hedgerow_app
  with check ((person_id = (select acting_person()) and exists (select from air_request_state s
      where s.request_id = air_acknowledgement.request_id and s.air_support = (select acting_air_support())))
    or link_id in (select l.id from air_link l where l.holder = (select acting_person())));
create policy by_link on air_acknowledgement for select to hedgerow_app
  using (link_id in (select l.id from air_link l where l.holder = (select acting_person())));
grant select, insert on air_acknowledgement to hedgerow_app;

-- Drones of the police that are in the air: a hazard to every helicopter. For all forces, and for air support that is tasked near one.
create table police_drone (
  id uuid primary key,
  label_id int not null,
  owner_organisation uuid not null references organisation,
  author uuid not null default acting_person() references person,
  call_sign text check (length(call_sign) between 1 and 60 and call_sign !~ '[\n\r]'),
  place jsonb not null check (jsonb_typeof(place) = 'object' and length(place::text) <= 2000),
  grid geometry(Point, 27700) not null,
  radius_metres int not null check (radius_metres between 50 and 5000),
  content_sha256 bytea not null check (length(content_sha256) = 32),
  up_at timestamptz not null,
  ends_at timestamptz not null,
  landed_at timestamptz,
  check (ends_at > up_at and ends_at <= up_at + interval '6 hours')
);
create index police_drone_place on police_drone using gist (grid);
create index police_drone_up on police_drone (ends_at) where landed_at is null;
comment on table police_drone is 'access: labelled; drones of the police in the air, for all forces and for air support that is tasked near one';
call protect_by_label('police_drone');
-- Whoever reads a sent request, as air support or by a link, reads the drones about its place while they are up.
create policy about_a_task on police_drone for select to hedgerow_app using ((select acting_person()) is not null and landed_at is null and ends_at > now()
  and exists (select from air_request r join air_request_state s on s.request_id = r.id
    where s.state in ('REQUESTED', 'ACCEPTED', 'EN_ROUTE', 'ON_SCENE') and r.grid && ST_Expand(police_drone.grid, 10000)
    and ST_DWithin(r.grid, police_drone.grid, 5000 + police_drone.radius_metres)));
grant select, insert on police_drone to hedgerow_app;
grant update (landed_at) on police_drone to hedgerow_app;
