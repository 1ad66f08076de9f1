-- Official boundaries, as loaded by "./hedgerow load-boundaries": whole sets, each in force from a date. A later set closes the one before
-- and a set for the same date takes its place; nothing is deleted, so what was in force on any day can still be asked.
-- The owner's login loads sets; the application reads them.

create table boundary_set (
  id int generated always as identity primary key,
  kind text not null check (kind in ('FORCE', 'COUNTY', 'DISTRICT', 'PARISH', 'BEAT')),
  source text not null check (char_length(source) between 1 and 400),
  file_name text not null check (char_length(file_name) between 1 and 200),
  file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
  valid_from date not null,
  valid_to date,
  replaced_by int references boundary_set deferrable initially deferred,
  loaded_at timestamptz not null default now(),
  loaded_by text not null default current_user check (char_length(loaded_by) between 1 and 100),
  area_count int not null check (area_count > 0),
  corner_count int not null check (corner_count > 0),
  repair_count int not null check (repair_count >= 0),
  check (valid_to > valid_from),
  check (replaced_by is null or valid_to is null)
);
comment on table boundary_set is 'access: reference; sets of official boundaries: who made them, from which file, in force from when to before when; a replaced one never is';
create unique index boundary_set_of_a_day on boundary_set (kind, valid_from) where replaced_by is null;
grant select on boundary_set to hedgerow_app;

create table boundary (
  set_id int not null references boundary_set,
  code text not null check (char_length(code) between 1 and 40),
  name text not null check (char_length(name) between 1 and 120),
  force_code text check (force_code ~ '^[A-Z]{2,10}$'),
  outline geometry(MultiPolygon, 27700) not null,
  drawn geometry(MultiPolygon, 27700) not null,
  primary key (set_id, code)
);
comment on table boundary is 'access: reference; an area by its published code, as exact as it was loaded (outline) and simplified together with its neighbours for the map (drawn)';
create index boundary_outline on boundary using gist (outline);
create index boundary_drawn on boundary using gist (drawn);
grant select on boundary to hedgerow_app;

create table boundary_repair (
  set_id int not null references boundary_set,
  code text not null,
  number int not null,
  what text not null check (char_length(what) between 1 and 400),
  primary key (set_id, code, number)
);
comment on table boundary_repair is 'access: reference; what was wrong with an area of a loaded file, where, and what was done about it';
grant select on boundary_repair to hedgerow_app;
