-- Which force looks after a watch group, why an organisation is frozen, people who stay for a while, people who have left.

alter table organisation
  add column in_care_of uuid references organisation (id),
  add column frozen_reason text check (char_length(frozen_reason) between 1 and 400),
  add constraint organisation_in_care_of_check check (in_care_of is null or kind = 'WATCH_GROUP');
create index organisation_in_care_of on organisation (in_care_of) where in_care_of is not null;

-- A guest's account ends by itself. Somebody who has left keeps the row that reports and the audit refer to, without a role, a
-- password or the name to sign in with.
alter table person
  add column email text check (char_length(email) between 3 and 254 and email ~ '^[^\s@<>,;"\\]+@[^\s@<>,;"\\]+$'),
  add column valid_until timestamptz,
  add column guest_from text check (char_length(guest_from) between 1 and 120),
  add column removed_at timestamptz;
create index person_valid_until on person (valid_until) where valid_until is not null;

alter table person_role drop constraint person_role_role_check;
alter table person_role add constraint person_role_role_check check (role in ('REPORTER', 'WATCH_COORDINATOR', 'OFFICER', 'ANALYST',
  'AIR_SUPPORT', 'ORGANISATION_ADMINISTRATOR', 'AUDITOR', 'SYSTEM_ADMINISTRATOR', 'GUEST'));

drop trigger person_policy on person;
create trigger person_policy after insert or delete
  or update of username, name, organisation_id, suspended, valid_until, removed_at on person
  for each statement execute function count_policy_change();
