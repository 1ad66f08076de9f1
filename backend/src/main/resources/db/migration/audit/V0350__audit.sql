create table audit_entry (
  number bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  person_id uuid,
  organisation_id uuid,
  operation text not null check (operation in
    ('COLLECTION', 'ALTERATION', 'CONSULTATION', 'DISCLOSURE', 'COMBINATION', 'ERASURE', 'SECURITY')),
  action text not null check (length(action) between 1 and 60),
  subject_kind text check (length(subject_kind) <= 40),
  subject_id uuid,
  reason text check (length(reason) <= 400)
);
comment on table audit_entry is 'access: sealed; who did what to which record and why: the application adds, nobody changes';
create index audit_entry_by_subject on audit_entry (subject_id, number) where subject_id is not null;
grant insert on audit_entry to hedgerow_app;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'sealed: % may only be added to', tg_table_name;
end
$$;
comment on function refuse_change() is 'access: internal; the trigger behind sealed tables';
create trigger audit_entry_is_sealed before update or delete or truncate on audit_entry
  for each statement execute function refuse_change();
