-- Areas that people care about, such as their own land, and the notices that they get of what is reported there. An area is its owner's alone; the
-- one who makes notices for everybody acts under an id of its own, which only the application can sign.
create function notice_maker() returns uuid language sql immutable parallel safe
  as $$ select '6e6f7469-6365-8d61-8b65-720000000000'::uuid $$;
comment on function notice_maker() is 'access: internal; the id in acting_person() under which notices are made and sent';
revoke execute on function notice_maker() from public;
grant execute on function notice_maker() to hedgerow_app;

create table own_area (
  id uuid primary key,
  person_id uuid not null default acting_person() references person,
  name text not null check (length(name) between 1 and 80 and name !~ '[\n\r]'),
  kind text not null check (kind in ('LAND', 'AREA')),
  outline geometry(Polygon, 27700) not null check (ST_NPoints(outline) <= 501),
  -- Groups of kinds; empty for all.
  category_groups text[] not null check (cardinality(category_groups) <= 40),
  by_mail boolean not null,
  pace text not null check (pace in ('AT_ONCE', 'DAILY', 'WEEKLY')),
  -- Minutes after midnight in London between which no letter is sent; from after until means over midnight.
  quiet_from smallint check (quiet_from between 0 and 1439),
  quiet_until smallint check (quiet_until between 0 and 1439),
  language text not null check (language in ('en', 'cy')),
  content_sha256 bytea not null check (length(content_sha256) = 32),
  made_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  version int not null default 1 check (version > 0),
  check ((quiet_from is null) = (quiet_until is null))
);
create index own_area_by_person on own_area (person_id);
create index own_area_changed on own_area (changed_at);
comment on table own_area is 'access: personal; an area that somebody cares about, and how they want to hear of what is reported there';
alter table own_area enable row level security;
alter table own_area force row level security;
create policy own on own_area to hedgerow_app
  using (person_id = (select acting_person())) with check (person_id = (select acting_person()));
create policy for_notices on own_area for select to hedgerow_app using ((select acting_person()) = notice_maker());
create policy stopped on own_area for update to hedgerow_app
  using ((select acting_person()) = notice_maker()) with check ((select acting_person()) = notice_maker());
grant select, insert, delete on own_area to hedgerow_app;
grant update (name, kind, outline, category_groups, by_mail, pace, quiet_from, quiet_until, language, changed_at, version)
  on own_area to hedgerow_app;

-- That something was reported in an area: which incident, and nothing of it. What is shown is read anew with the rights of that moment.
create table notice (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person,
  area_id uuid not null references own_area on delete cascade,
  incident_id uuid not null,
  made_at timestamptz not null default now(),
  seen_at timestamptz,
  -- When a letter about it is due; moved on while somebody is sending one, so that a sender that stops is followed by another.
  mail_due timestamptz,
  mail_tries smallint not null default 0,
  mailed_at timestamptz,
  unique (area_id, incident_id)
);
create index notice_by_person on notice (person_id, made_at desc);
create index notice_due on notice (mail_due) where mail_due is not null and mailed_at is null;
comment on table notice is 'access: personal; that an incident was reported in an area of somebody';
alter table notice enable row level security;
alter table notice force row level security;
create policy own on notice for select to hedgerow_app using (person_id = (select acting_person()));
create policy own_seen on notice for update to hedgerow_app
  using (person_id = (select acting_person())) with check (person_id = (select acting_person()));
create policy made on notice to hedgerow_app
  using ((select acting_person()) = notice_maker()) with check ((select acting_person()) = notice_maker());
grant select, insert, delete on notice to hedgerow_app;
grant update (seen_at, mail_due, mail_tries, mailed_at) on notice to hedgerow_app;

-- How far in the change log notices have been made, by whichever node.
create table notice_position (
  one boolean primary key default true check (one),
  transaction_id bigint not null,
  position bigint not null
);
comment on table notice_position is 'access: internal; up to where in the change log notices have been made';
grant select, insert, update on notice_position to hedgerow_app;
