-- Watches on series (ADR 63, ADR 64). Whom somebody is after is theirs alone. What a watch tells is looked up when its keeper asks, and never kept.
create table series_watch (
  id uuid primary key,
  watcher uuid not null default acting_person() references person,
  -- The oldest link of the series when the watch began; its incidents say which series that is now.
  link_id uuid not null references link_decision,
  purpose text not null check (purpose in ('PREVENTION', 'INVESTIGATION', 'SAFEGUARDING', 'INTELLIGENCE', 'ANALYSIS', 'AIR_SUPPORT')),
  reason text not null check (length(reason) between 1 and 200 and reason !~ '[\n\r]'),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  -- Up to which link its keeper has looked.
  looked_at timestamptz not null,
  check (expires_at > made_at and expires_at <= made_at + interval '90 days'),
  check (ended_at >= made_at),
  check (looked_at >= made_at)
);
create index series_watch_by_watcher on series_watch (watcher, made_at);
comment on table series_watch is 'access: personal; which series somebody watches, until when and why';
alter table series_watch enable row level security;
alter table series_watch force row level security;
create policy own on series_watch to hedgerow_app
  using (watcher = (select acting_person())) with check (watcher = (select acting_person()));
-- The sub-select sees the link under row security: nobody watches what they may not read.
create policy of_a_readable_series_added on series_watch as restrictive for insert to hedgerow_app
  with check ((select acting_person()) is not null and exists (select from link_decision d where d.id = series_watch.link_id));
grant select, insert on series_watch to hedgerow_app;
grant update (ended_at, looked_at) on series_watch to hedgerow_app;
