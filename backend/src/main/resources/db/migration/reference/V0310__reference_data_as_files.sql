-- What reference data is to hold from here on. The rows themselves stand in reference/*.csv; the next step puts them in.

alter table force add column successor_code text check (successor_code ~ '^[A-Z]{2,10}$'),
  add column verified boolean not null default true,
  add column source text check (char_length(source) between 1 and 300);
alter table force_adjacency add column verified boolean not null default true,
  add column source text check (char_length(source) between 1 and 300);
alter table category add column source text check (char_length(source) between 1 and 300);

create table offence (
  code text not null check (code ~ '^[A-Z]{2,6}[0-9]{2,4}-[A-Z0-9]{1,10}$'),
  title text not null check (char_length(title) between 1 and 160),
  act text not null check (char_length(act) between 1 and 120),
  section text not null check (char_length(section) between 1 and 20),
  light text not null check (light in ('ANY', 'DAY', 'NIGHT')),
  elements text not null check (char_length(elements) between 1 and 600),
  penalty text not null check (char_length(penalty) between 1 and 200),
  mode text check (mode in ('SUMMARY', 'EITHER_WAY')),
  trespass_needed boolean not null,
  time_limit_months int check (time_limit_months between 1 and 120),
  categories text[] not null check (cardinality(categories) between 1 and 40),
  verified boolean not null,
  unverified text check (char_length(unverified) between 1 and 400),
  source text not null check (char_length(source) between 1 and 300),
  valid_from date not null,
  valid_to date,
  primary key (code, valid_from),
  check (valid_to > valid_from),
  check (verified = (unverified is null))
);
comment on table offence is 'access: reference; offences with their elements and penalties, as they were on each day';

create table air_base (
  code text not null check (code ~ '^[A-Z]{2,20}$'),
  name text not null check (char_length(name) between 1 and 80),
  kind text not null check (kind in ('ROTARY', 'FIXED_WING', 'OPERATIONS_CENTRE')),
  latitude numeric(8, 5) check (latitude between 49 and 61),
  longitude numeric(8, 5) check (longitude between -9 and 3),
  verified boolean not null,
  source text not null check (char_length(source) between 1 and 300),
  valid_from date not null,
  valid_to date,
  primary key (code, valid_from),
  check (valid_to > valid_from),
  check ((latitude is null) = (longitude is null)),
  check (latitude is not null or kind = 'OPERATIONS_CENTRE')
);
comment on table air_base is 'access: reference; where police aircraft fly from (WGS 84), as it was on each day';

grant select on offence, air_base to hedgerow_app;
