-- Who may sign in, for whom, and as what. All times are the database's own.

create table organisation (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('FORCE', 'NATIONAL_UNIT', 'PARTNER', 'WATCH_GROUP')),
  name text not null check (char_length(name) between 1 and 120),
  short_name text not null check (char_length(short_name) between 1 and 40),
  force_code text unique check (force_code ~ '^[A-Z]{2,16}$'),
  watch_squares text[] not null default '{}',
  frozen boolean not null default false,
  made_at timestamptz not null default now(),
  check ((kind = 'FORCE') = (force_code is not null)),
  check (kind = 'WATCH_GROUP' or watch_squares = '{}'),
  check (cardinality(watch_squares) <= 400)
);
create unique index organisation_name on organisation (lower(name));
comment on table organisation is 'access: account; forces, national units, partners and watch groups';

create table person (
  id uuid primary key default gen_random_uuid(),
  username text not null unique check (username ~ '^[a-z0-9][a-z0-9._@-]{2,63}$'),
  name text not null check (char_length(name) between 1 and 120),
  organisation_id uuid not null references organisation (id),
  password_hash text,
  suspended boolean not null default false,
  made_at timestamptz not null default now()
);
create index person_organisation on person (organisation_id);
comment on table person is 'access: account; people who may sign in: password_hash (Argon2id) is null until they have enrolled';

create table person_role (
  person_id uuid not null references person (id),
  role text not null check (role in ('REPORTER', 'WATCH_COORDINATOR', 'OFFICER', 'ANALYST', 'AIR_SUPPORT',
    'ORGANISATION_ADMINISTRATOR', 'AUDITOR', 'SYSTEM_ADMINISTRATOR')),
  primary key (person_id, role)
);
comment on table person_role is 'access: account; what a person does for the organisation';

create table enrolment (
  id uuid primary key default gen_random_uuid(),
  code_hash bytea not null unique check (octet_length(code_hash) = 32),
  person_id uuid references person (id),
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index enrolment_person on enrolment (person_id);
comment on table enrolment is 'access: account; one-time codes by SHA-256: without a person, the code makes the first administrator';

create table sign_in_attempt (
  id bigint generated always as identity primary key,
  name_hash bytea not null,
  address_hash bytea not null,
  at timestamptz not null default clock_timestamp()
);
create index sign_in_attempt_name on sign_in_attempt (name_hash, at);
create index sign_in_attempt_address on sign_in_attempt (address_hash, at);
create index sign_in_attempt_at on sign_in_attempt (at);
comment on table sign_in_attempt is 'access: account; failed sign-ins of the last quarter of an hour, name and address as keyed hashes';

-- Counts changes of rights, so that whoever holds a stream open for a person notices them. Its one row is also the lock that
-- puts changes of rights in order.
create table policy_epoch (
  one boolean primary key default true check (one),
  epoch bigint not null
);
insert into policy_epoch (epoch) values (1);
comment on table policy_epoch is 'access: account; goes up with every change to an organisation, a person or a role';

create function count_policy_change() returns trigger language plpgsql as $$
begin
  update policy_epoch set epoch = epoch + 1;
  return null;
end
$$;
comment on function count_policy_change() is 'access: account; trigger, runs with the rights of the caller';

create trigger organisation_policy after insert or update or delete on organisation
  for each statement execute function count_policy_change();
create trigger person_policy after insert or delete or update of username, name, organisation_id, suspended on person
  for each statement execute function count_policy_change();
create trigger person_role_policy after insert or update or delete on person_role
  for each statement execute function count_policy_change();

grant select, insert, update on organisation, person to hedgerow_app;
grant select, insert, delete on person_role to hedgerow_app;
grant select, insert, update on enrolment to hedgerow_app;
grant select, insert, delete on sign_in_attempt to hedgerow_app;
grant select, update on policy_epoch to hedgerow_app;
