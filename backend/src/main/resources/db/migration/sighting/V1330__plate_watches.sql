-- Watches on vehicles (ADR 63). What somebody is after is theirs alone. What a watch tells is never kept: it is looked up when its keeper asks.
create table vehicle_watch (
  id uuid primary key,
  watcher uuid not null default acting_person() references person,
  -- A plate as far as it is known, or a make and a colour.
  pattern text check (pattern ~ '^[A-Z0-9?*]{3,15}$'),
  make text check (length(make) between 1 and 60),
  model text check (length(model) between 1 and 60),
  colour text check (length(colour) between 1 and 60),
  purpose text not null check (purpose in ('PREVENTION', 'INVESTIGATION', 'SAFEGUARDING', 'INTELLIGENCE', 'ANALYSIS', 'AIR_SUPPORT')),
  reason text not null check (length(reason) between 1 and 200),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  -- Up to which change of a sighting its keeper has looked.
  looked_at timestamptz not null,
  check (case when pattern is null then num_nulls(make, colour) = 0 else num_nonnulls(make, model, colour) = 0 end),
  check (expires_at > made_at and expires_at <= made_at + interval '90 days'),
  check (ended_at >= made_at),
  check (looked_at >= made_at)
);
create index vehicle_watch_by_watcher on vehicle_watch (watcher, made_at);
comment on table vehicle_watch is 'access: personal; what vehicle somebody watches for, until when and why';
alter table vehicle_watch enable row level security;
alter table vehicle_watch force row level security;
create policy own on vehicle_watch to hedgerow_app
  using (watcher = (select acting_person())) with check (watcher = (select acting_person()));
grant select, insert on vehicle_watch to hedgerow_app;
grant update (ended_at, looked_at) on vehicle_watch to hedgerow_app;

-- Equality of texts is leakproof and lower() is not: under row security only columns that are folded already are found by an index.
alter table sighting
  add column make_folded text generated always as (lower(make)) stored,
  add column model_folded text generated always as (lower(model)) stored,
  add column colour_folded text generated always as (lower(colour)) stored;
create index sighting_by_looks on sighting (make_folded, colour_folded, changed_at) where withdrawn_at is null;
