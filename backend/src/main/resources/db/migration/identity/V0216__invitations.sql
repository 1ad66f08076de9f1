create table invitation (
  id uuid primary key default gen_random_uuid(),
  code_hash bytea not null unique check (octet_length(code_hash) = 32),
  organisation_id uuid not null references organisation (id),
  role text not null check (role in ('REPORTER', 'WATCH_COORDINATOR', 'OFFICER', 'ANALYST', 'AIR_SUPPORT',
    'ORGANISATION_ADMINISTRATOR', 'GUEST')),
  guest_days int check (guest_days between 1 and 30),
  guest_from text check (char_length(guest_from) between 1 and 120),
  made_by uuid not null references person (id),
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  withdrawn_at timestamptz,
  used_at timestamptz,
  used_by uuid references person (id),
  check ((role = 'GUEST') = (guest_days is not null)),
  check ((role = 'GUEST') = (guest_from is not null)),
  check ((used_at is null) = (used_by is null))
);
create index invitation_organisation on invitation (organisation_id, made_at);
comment on table invitation is 'access: account; who was asked to join which organisation as what; codes by SHA-256, each used at most once';
grant select, insert, update on invitation to hedgerow_app;
