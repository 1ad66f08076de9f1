-- Closed groups of people. A team is part of one organisation; a compartment is a list of people who alone may read what is kept in it.
create table access_group (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisation,
  kind text not null check (kind in ('TEAM', 'COMPARTMENT')),
  name text not null check (char_length(name) between 1 and 80),
  made_at timestamptz not null default now()
);
create unique index access_group_name on access_group (organisation_id, lower(name));
comment on table access_group is 'access: account; teams and compartments, kept by an organisation';

create table access_group_member (
  group_id uuid not null references access_group,
  person_id uuid not null references person,
  member_from timestamptz not null default now(),
  member_until timestamptz,
  primary key (group_id, person_id),
  check (member_until > member_from)
);
create index access_group_member_person on access_group_member (person_id);
comment on table access_group_member is 'access: account; who belongs to a team or compartment, from when until when';

create trigger access_group_policy after insert or update or delete on access_group
  for each statement execute function count_policy_change();
create trigger access_group_member_policy after insert or update or delete on access_group_member
  for each statement execute function count_policy_change();

grant select, insert, update, delete on access_group, access_group_member to hedgerow_app;
