create table sign_in_link (
  id uuid primary key default gen_random_uuid(),
  code_hash bytea not null unique check (octet_length(code_hash) = 32),
  person_id uuid not null references person (id),
  made_by uuid references person (id),
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_link_person on sign_in_link (person_id);
comment on table sign_in_link is 'access: account; links that sign a member of a watch group in once, by SHA-256; made_by is null when the member asked';
grant select, insert, update, delete on sign_in_link to hedgerow_app;
