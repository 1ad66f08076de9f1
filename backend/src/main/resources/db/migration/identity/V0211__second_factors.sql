-- What people show beside, or in place of, a password. All times are the database's own.

create table passkey (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person (id),
  credential_id bytea not null unique check (octet_length(credential_id) between 1 and 1023),
  attested bytea not null check (octet_length(attested) between 1 and 4096),
  sign_count bigint not null check (sign_count between 0 and 4294967295),
  transports text[] not null default '{}' check (cardinality(transports) <= 8),
  backup_eligible boolean not null,
  name text not null check (char_length(name) between 1 and 60),
  made_at timestamptz not null default now(),
  used_at timestamptz
);
create index passkey_person on passkey (person_id);
comment on table passkey is 'access: account; public keys of passkeys: attested holds the authenticator''s model, the id and the key as the standard writes them';

create table passkey_ceremony (
  id_hash bytea primary key check (octet_length(id_hash) = 32),
  challenge bytea not null check (octet_length(challenge) = 32),
  registers boolean not null,
  person_id uuid references person (id),
  expires_at timestamptz not null
);
create index passkey_ceremony_expiry on passkey_ceremony (expires_at);
comment on table passkey_ceremony is 'access: account; challenges that a browser was given: used by being deleted, worthless after five minutes';

create table authenticator (
  person_id uuid primary key references person (id),
  secret bytea check (octet_length(secret) between 1 and 200),
  pending bytea check (octet_length(pending) between 1 and 200),
  pending_until timestamptz,
  last_step bigint not null default 0,
  made_at timestamptz,
  used_at timestamptz,
  check ((pending is null) = (pending_until is null)),
  check ((secret is null) = (made_at is null))
);
comment on table authenticator is 'access: account; authenticator apps: secrets are sealed with a key that the database does not hold; last_step is the last half minute whose code was used';

create table recovery_code (
  person_id uuid not null references person (id),
  code_mac bytea not null check (octet_length(code_mac) = 32),
  used_at timestamptz,
  primary key (person_id, code_mac)
);
comment on table recovery_code is 'access: account; one-time codes for a lost second factor, as keyed hashes whose key the database does not hold';

grant select, insert, update, delete on passkey, passkey_ceremony, authenticator, recovery_code to hedgerow_app;
