-- Signing in with a force's own identity provider. What is configured about a provider, and above all its secret, is not here.

create table provider_sign_in (
  state_hash bytea primary key check (octet_length(state_hash) = 32),
  browser_hash bytea not null check (octet_length(browser_hash) = 32),
  provider text not null check (provider ~ '^[a-z0-9][a-z0-9-]{1,31}$'),
  nonce text not null check (char_length(nonce) <= 256),
  code_verifier text not null check (char_length(code_verifier) <= 256),
  redirect_uri text not null check (char_length(redirect_uri) <= 2000),
  expires_at timestamptz not null
);
create index provider_sign_in_expiry on provider_sign_in (expires_at);
comment on table provider_sign_in is 'access: account; sign-ins that are under way at an identity provider: each answer is taken once, from the browser that asked';
grant select, insert, delete on provider_sign_in to hedgerow_app;

create table provider_subject (
  provider text not null check (provider ~ '^[a-z0-9][a-z0-9-]{1,31}$'),
  issuer text not null check (char_length(issuer) <= 2000),
  subject text not null check (char_length(subject) between 1 and 255),
  person_id uuid not null references person (id),
  pinned_at timestamptz not null default now(),
  primary key (issuer, subject),
  unique (issuer, person_id)
);
comment on table provider_subject is 'access: account; which account of an identity provider a person first came with: no other one is taken for that person';
grant select, insert, delete on provider_subject to hedgerow_app;
