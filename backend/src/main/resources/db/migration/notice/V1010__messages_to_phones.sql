-- Messages to the phones that somebody has switched on (Web Push). Which areas they are about is said with the area, beside letters.
alter table own_area add column by_push boolean not null default false;
grant update (by_push) on own_area to hedgerow_app;

create table push_device (
  -- Made of the endpoint, so that one browser is one row, and its page can tell which.
  id uuid primary key,
  person_id uuid not null default acting_person() references person,
  -- Where the maker of the browser takes messages for it. Whoever knows it can disturb: never shown, never logged.
  endpoint text not null check (length(endpoint) between 10 and 1000),
  p256dh bytea not null check (length(p256dh) = 65),
  auth bytea not null check (length(auth) = 16),
  label text not null check (length(label) between 1 and 60 and label !~ '[\n\r]'),
  language text not null check (language in ('en', 'cy')),
  made_at timestamptz not null default now(),
  -- No message before: some minutes after the last, or as long as the service asked for.
  not_before timestamptz not null default now(),
  tested_at timestamptz,
  last_at timestamptz,
  last_result text check (last_result in ('SENT', 'FAILED'))
);
create index push_device_by_person on push_device (person_id);
comment on table push_device is 'access: personal; a browser to which somebody wants messages about the own areas';
alter table push_device enable row level security;
alter table push_device force row level security;
create policy own on push_device to hedgerow_app
  using (person_id = (select acting_person())) with check (person_id = (select acting_person()));
create policy for_notices on push_device to hedgerow_app
  using ((select acting_person()) = notice_maker()) with check ((select acting_person()) = notice_maker());
grant select, insert, delete on push_device to hedgerow_app;
grant update (id, endpoint, p256dh, auth, label, language, not_before, tested_at, last_at, last_result) on push_device to hedgerow_app;

-- What a device has still to be told of. A row is moved on while somebody sends, and goes when it was sent or given up.
create table push_delivery (
  device_id uuid not null references push_device on update cascade on delete cascade,
  notice_id uuid not null references notice on delete cascade,
  due timestamptz not null,
  tries smallint not null default 0,
  primary key (device_id, notice_id)
);
create index push_delivery_due on push_delivery (due);
create index push_delivery_by_notice on push_delivery (notice_id);
comment on table push_delivery is 'access: personal; a notice of which a device has still to be told';
alter table push_delivery enable row level security;
alter table push_delivery force row level security;
create policy for_notices on push_delivery to hedgerow_app
  using ((select acting_person()) = notice_maker()) with check ((select acting_person()) = notice_maker());
grant select, insert, delete on push_delivery to hedgerow_app;
grant update (due, tries) on push_delivery to hedgerow_app;
