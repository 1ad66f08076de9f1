-- The audit as a tree that can be proven (ADR 20). An entry holds what must stay; what says something about a person lies beside it
-- and enters the tree as a commitment only, so that it can be erased by law without breaking a proof.
do $$
begin
  if not exists (select from pg_roles where rolname = 'hedgerow_auditor') then
    raise exception 'The login hedgerow_auditor is missing: run db/install/install.sql again and give that login a password';
  end if;
end
$$;

alter table audit_entry disable trigger audit_entry_is_sealed;
alter table audit_entry
  add column transaction_id xid8 not null default pg_current_xact_id(),
  add column purpose text check (purpose ~ '^[A-Z][A-Z_]{0,39}$'),
  add column tier text check (tier ~ '^[A-Z][A-Z_]{0,19}$'),
  add column subjects uuid[] not null default '{}' check (cardinality(subjects) <= 100000),
  add column erased text check (length(erased) > 0),
  add column person_commitment bytea check (length(person_commitment) = 32),
  add column account_commitment bytea check (length(account_commitment) = 32),
  add column reason_commitment bytea check (length(reason_commitment) = 32),
  add column query_commitment bytea check (length(query_commitment) = 32),
  add check (action !~ '[[:cntrl:]]'),
  add check (subject_kind !~ '[[:cntrl:]]');

-- A commitment is SHA-256 of the salt and the value: without the salt nobody finds the value by trying.
create table audit_personal (
  number bigint primary key,
  person_id uuid,
  person_salt bytea check (length(person_salt) >= 16),
  account_id uuid,
  account_salt bytea check (length(account_salt) >= 16),
  reason text check (length(reason) <= 400),
  reason_salt bytea check (length(reason_salt) >= 16),
  query text check (length(query) <= 4000),
  query_salt bytea check (length(query_salt) >= 16),
  check ((person_id is null) = (person_salt is null)),
  check ((account_id is null) = (account_salt is null)),
  check ((reason is null) = (reason_salt is null)),
  check ((query is null) = (query_salt is null))
);
comment on table audit_personal is 'access: sealed; beside an audit entry, what says something about a person: who acted, whose account, the reason and the search in their words; may be erased, never changed';

insert into audit_personal (number, person_id, person_salt, account_id, account_salt, reason, reason_salt)
select number, person_id, case when person_id is not null then uuid_send(gen_random_uuid()) end,
  account, case when account is not null then uuid_send(gen_random_uuid()) end,
  reason, case when reason is not null then uuid_send(gen_random_uuid()) end
from (select number, person_id, case when subject_kind = 'account' then subject_id end as account, reason from audit_entry) old
where person_id is not null or account is not null or reason is not null;

update audit_entry set subjects = array[subject_id] where subject_id is not null and subject_kind <> 'account';
update audit_entry e set
  person_commitment = sha256(person_salt || convert_to(p.person_id::text, 'UTF8')),
  account_commitment = sha256(account_salt || convert_to(account_id::text, 'UTF8')),
  reason_commitment = sha256(reason_salt || convert_to(p.reason, 'UTF8'))
from audit_personal p where p.number = e.number;

drop index audit_entry_by_subject;
alter table audit_entry drop column person_id, drop column subject_id, drop column reason;
alter table audit_entry enable trigger audit_entry_is_sealed;
-- Leaves are taken in this order, below the oldest transaction that is still running.
create unique index audit_entry_in_order on audit_entry (transaction_id, number);
create index audit_entry_by_subject on audit_entry using gin (subjects) with (fastupdate = off);
create index audit_entry_by_time on audit_entry (at, number);
create index audit_entry_by_organisation on audit_entry (organisation_id, at, number);
create index audit_personal_by_person on audit_personal (person_id, number) where person_id is not null;
create index audit_personal_by_account on audit_personal (account_id, number) where account_id is not null;

-- Erasing is all that may happen to a personal value.
create function refuse_all_but_erasing() returns trigger language plpgsql as $$
begin
  if new.number is distinct from old.number
    or (new.person_id is not null and (new.person_id, new.person_salt) is distinct from (old.person_id, old.person_salt))
    or (new.account_id is not null and (new.account_id, new.account_salt) is distinct from (old.account_id, old.account_salt))
    or (new.reason is not null and (new.reason, new.reason_salt) is distinct from (old.reason, old.reason_salt))
    or (new.query is not null and (new.query, new.query_salt) is distinct from (old.query, old.query_salt)) then
    raise exception 'sealed: a value of % may only be erased', tg_table_name;
  end if;
  return new;
end
$$;
comment on function refuse_all_but_erasing() is 'access: internal; the trigger behind audit_personal';
create trigger audit_personal_is_only_erased before update on audit_personal
  for each row execute function refuse_all_but_erasing();
create trigger audit_personal_is_sealed before delete or truncate on audit_personal
  for each statement execute function refuse_change();

create function write_audit(
  p_person uuid, p_organisation uuid, p_operation text, p_action text, p_kind text, p_subjects uuid[], p_account uuid,
  p_tier text, p_purpose text, p_reason text, p_query text, p_erased text default null) returns bigint language plpgsql as $$
declare
  -- Random from the system's own source, 122 bits each.
  person_salt bytea := case when p_person is not null then uuid_send(gen_random_uuid()) end;
  account_salt bytea := case when p_account is not null then uuid_send(gen_random_uuid()) end;
  reason_salt bytea := case when p_reason is not null then uuid_send(gen_random_uuid()) end;
  query_salt bytea := case when p_query is not null then uuid_send(gen_random_uuid()) end;
  written bigint;
begin
  insert into audit_entry (organisation_id, operation, action, subject_kind, subjects, tier, purpose, erased,
    person_commitment, account_commitment, reason_commitment, query_commitment)
  values (p_organisation, p_operation, p_action, p_kind, coalesce(p_subjects, '{}'), p_tier, p_purpose, p_erased,
    sha256(person_salt || convert_to(p_person::text, 'UTF8')), sha256(account_salt || convert_to(p_account::text, 'UTF8')),
    sha256(reason_salt || convert_to(p_reason, 'UTF8')), sha256(query_salt || convert_to(p_query, 'UTF8')))
  returning number into written;
  if p_person is not null or p_account is not null or p_reason is not null or p_query is not null then
    insert into audit_personal (number, person_id, person_salt, account_id, account_salt, reason, reason_salt, query, query_salt)
    values (written, p_person, person_salt, p_account, account_salt, p_reason, reason_salt, p_query, query_salt);
  end if;
  return written;
end
$$;
comment on function write_audit(uuid, uuid, text, text, text, uuid[], uuid, text, text, text, text, text) is
  'access: sealed; adds one audit entry with its personal values beside it, in the caller''s transaction';
revoke execute on function write_audit(uuid, uuid, text, text, text, uuid[], uuid, text, text, text, text, text) from public;

-- Erases what the audit holds about a person, and writes that down with the entries concerned; commitments and proofs stay.
create function erase_from_audit(p_erased uuid, p_by uuid, p_organisation uuid, p_reason text) returns bigint language plpgsql as $$
declare
  gone text;
begin
  select string_agg(number || ':' || field, ',' order by number, field) into gone from (
    select number, field from audit_personal, unnest(array['person', 'reason', 'query']) field
    where person_id = p_erased
      and case field when 'person' then true when 'reason' then reason is not null else query is not null end
    union all
    select number, 'account' from audit_personal where account_id = p_erased) found;
  if gone is null then
    return 0;
  end if;
  update audit_personal set person_id = null, person_salt = null, reason = null, reason_salt = null, query = null, query_salt = null
    where person_id = p_erased;
  update audit_personal set account_id = null, account_salt = null where account_id = p_erased;
  perform write_audit(p_by, p_organisation, 'ERASURE', 'erase personal values', null, null, null, null, null, p_reason, null, gone);
  return cardinality(string_to_array(gone, ','));
end
$$;
comment on function erase_from_audit(uuid, uuid, uuid, text) is
  'access: sealed; erases what the audit holds about a person and writes that down: the auditor''s login alone';
revoke execute on function erase_from_audit(uuid, uuid, uuid, text) from public;

-- The tree of RFC 9162, section 2.1: each entry's place in it, the roots of full subtrees of 256, 65,536 and so on, and the signed heads.
create table audit_leaf (
  leaf bigint primary key check (leaf >= 0),
  number bigint not null unique,
  hash bytea not null check (length(hash) = 32)
);
comment on table audit_leaf is 'access: sealed; the place of each entry in the tree, from 0';
create table audit_node (
  level int not null check (level in (8, 16, 24, 32)),
  position bigint not null check (position >= 0),
  hash bytea not null check (length(hash) = 32),
  primary key (level, position)
);
comment on table audit_node is 'access: sealed; roots of full subtrees of the audit tree, so that a proof need not read every leaf';
create table audit_head (
  size bigint primary key check (size > 0),
  root bytea not null check (length(root) = 32),
  at timestamptz not null,
  signature bytea not null
);
comment on table audit_head is 'access: sealed; signed heads of the audit tree, which are also kept outside the database';

do $$
declare
  sealed text;
begin
  foreach sealed in array array['audit_leaf', 'audit_node', 'audit_head'] loop
    execute format('create trigger %I before update or delete or truncate on %I for each statement execute function refuse_change()',
      sealed || '_is_sealed', sealed);
  end loop;
end
$$;

-- The application adds and reads nothing but the number it was given. The auditor's login reads, seals and erases.
grant select (number) on audit_entry to hedgerow_app, hedgerow_auditor;
grant insert on audit_personal to hedgerow_app;
grant execute on function write_audit(uuid, uuid, text, text, text, uuid[], uuid, text, text, text, text, text) to hedgerow_app, hedgerow_auditor;
grant select, insert on audit_entry, audit_personal, audit_leaf, audit_node, audit_head to hedgerow_auditor;
grant update (person_id, person_salt, account_id, account_salt, reason, reason_salt, query, query_salt) on audit_personal to hedgerow_auditor;
grant execute on function erase_from_audit(uuid, uuid, uuid, text) to hedgerow_auditor;
grant select on installation to hedgerow_auditor;
