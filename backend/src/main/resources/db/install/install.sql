-- Run once by a superuser in the database that Hedgerow is to use; running it again changes nothing.
-- Four logins, none of them privileged: the owner migrates, the application owns nothing and obeys row security, the tailer
-- reads the change log alone, the auditor reads and seals the audit alone. Passwords are set apart from this file.
do $$
begin
  if not exists (select from pg_roles where rolname = 'hedgerow_owner') then
    create role hedgerow_owner login noinherit nobypassrls;
  end if;
  if not exists (select from pg_roles where rolname = 'hedgerow_app') then
    create role hedgerow_app login noinherit nobypassrls;
  end if;
  if not exists (select from pg_roles where rolname = 'hedgerow_tailer') then
    create role hedgerow_tailer login noinherit nobypassrls;
  end if;
  if not exists (select from pg_roles where rolname = 'hedgerow_auditor') then
    create role hedgerow_auditor login noinherit nobypassrls;
  end if;
end
$$;

alter role hedgerow_owner set search_path = hedgerow, public;
alter role hedgerow_app set search_path = hedgerow, public;
alter role hedgerow_tailer set search_path = hedgerow, public;
alter role hedgerow_auditor set search_path = hedgerow, public;
-- A transaction that is forgotten open holds back the change log of everybody.
alter role hedgerow_app set idle_in_transaction_session_timeout = '15s';
alter role hedgerow_app set statement_timeout = '60s';
alter role hedgerow_tailer set statement_timeout = '30s';

create extension if not exists postgis schema public;
create schema if not exists hedgerow authorization hedgerow_owner;
revoke create on schema public from public;
grant usage on schema hedgerow to hedgerow_app, hedgerow_tailer, hedgerow_auditor;

-- Under row security the planner may use an index ahead of a policy only through a leakproof operator. The box test of two
-- geometries raises no error that depends on a stored value, so the mark is true; dump and restore lose it, and the
-- application refuses to be ready without it.
alter function public.geometry_overlaps(geometry, geometry) leakproof;
-- The same for the match of words: it compares a stored value with what was asked for and raises nothing that depends on either
-- (ADR 0026 has the measurements).
alter function pg_catalog.ts_match_vq(tsvector, tsquery) leakproof;
