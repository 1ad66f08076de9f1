alter table person_role drop constraint person_role_role_check;
alter table person_role add constraint person_role_role_check check (role in ('REPORTER', 'WATCH_COORDINATOR', 'OFFICER', 'ANALYST',
  'AIR_SUPPORT', 'ORGANISATION_ADMINISTRATOR', 'AUDITOR', 'SYSTEM_ADMINISTRATOR', 'GUEST', 'SOURCE_HANDLER'));
