-- A letter to whoever asked for one when what they keep was last confirmed nearly a year ago. It is sent under an id of its own, which only the application can
-- sign and which reads who wants letters; what somebody keeps is read under that person's own rows, and by nobody in their place.
create function ground_post() returns uuid language sql immutable parallel safe
  as $$ select '67726f75-6e64-8d70-8f73-740000000000'::uuid $$;
comment on function ground_post() is 'access: internal; the id in acting_person() under which it is looked who wants letters about what they keep';
revoke execute on function ground_post() from public;
grant execute on function ground_post() to hedgerow_app;

create table ground_letter_wish (
  person_id uuid primary key default acting_person() references person,
  -- Stands in a letter, so that it names no person.
  stop_id uuid not null unique default gen_random_uuid(),
  wanted boolean not null,
  language text not null check (language in ('en', 'cy')),
  -- Whichever node moves it on looks, and no other.
  look_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);
create index ground_letter_wish_due on ground_letter_wish (look_at) where wanted;
comment on table ground_letter_wish is 'access: personal; whether somebody wants a letter when what they keep is to be confirmed';
alter table ground_letter_wish enable row level security;
alter table ground_letter_wish force row level security;
create policy own on ground_letter_wish to hedgerow_app
  using (person_id = (select acting_person())) with check (person_id = (select acting_person()));
create policy for_letters on ground_letter_wish for select to hedgerow_app using ((select acting_person()) = ground_post());
create policy looked_or_stopped on ground_letter_wish for update to hedgerow_app
  using ((select acting_person()) = ground_post()) with check ((select acting_person()) = ground_post());
grant select, insert on ground_letter_wish to hedgerow_app;
grant update (wanted, language, look_at, changed_at) on ground_letter_wish to hedgerow_app;

-- What a letter was about: once for each confirmation, whoever sends it. Written before the letter goes, so that a node that dies sends none rather than two.
create table ground_letter (
  feature_id uuid not null references ground_feature,
  known_at timestamptz not null,
  person_id uuid not null default acting_person() references person,
  sent_at timestamptz not null,
  tries smallint not null default 1 check (tries > 0),
  -- The server of the post did not take it.
  failed boolean not null default false,
  primary key (feature_id, known_at)
);
create index ground_letter_by_person on ground_letter (person_id, sent_at);
comment on table ground_letter is 'access: personal; about which of their own things somebody was sent a letter';
alter table ground_letter enable row level security;
alter table ground_letter force row level security;
create policy own on ground_letter to hedgerow_app
  using (person_id = (select acting_person())) with check (person_id = (select acting_person()));
grant select, insert on ground_letter to hedgerow_app;
grant update (sent_at, tries, failed) on ground_letter to hedgerow_app;
