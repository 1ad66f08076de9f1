-- A label is one distinct combination of what decides who may read a row. It never changes; a row moves to another label.
create table label (
  id int generated always as identity primary key,
  owner_organisation uuid not null references organisation,
  scope text not null check (scope in ('OWN_FORCE', 'NAMED_ORGANISATIONS', 'ALL_FORCES', 'WATCH_AREA', 'PUBLIC')),
  tier text not null check (tier in ('EXACT', 'ORIGINATOR', 'WATCH', 'PUBLIC')),
  named_organisations uuid[] not null default '{}',
  originator uuid references person,
  square text check (square ~ '^[A-HJ-Z]{2}[0-9]{2}$'),
  handling_code text not null default 'P' check (handling_code in ('P', 'C')),
  marking text not null default 'OFFICIAL' check (marking in ('OFFICIAL', 'OFFICIAL-SENSITIVE')),
  embargo_until timestamptz,
  expires_at timestamptz,
  unique nulls not distinct (owner_organisation, scope, tier, named_organisations, originator, square, handling_code,
    marking, embargo_until, expires_at),
  check ((scope = 'NAMED_ORGANISATIONS') = (cardinality(named_organisations) > 0)),
  check ((tier = 'ORIGINATOR') = (originator is not null)),
  check (square is null or tier = 'WATCH')
);
comment on table label is 'access: internal; read by the sharing policy, never shown';
create trigger label_never_changes before update or delete or truncate on label
  for each statement execute function refuse_change();
grant select, insert on label to hedgerow_app;

-- What the transaction may read and write, set when it begins and gone when it ends. Unset reads as null: no rows.
create function readable_labels() returns int[] language sql stable parallel safe
  as $$ select nullif(current_setting('hedgerow.readable_labels', true), '')::int[] $$;
comment on function readable_labels() is 'access: internal; the reading context of this transaction';
create function writable_labels() returns int[] language sql stable parallel safe
  as $$ select nullif(current_setting('hedgerow.writable_labels', true), '')::int[] $$;
comment on function writable_labels() is 'access: internal; the writing context of this transaction';
create function acting_person() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('hedgerow.person', true), '')::uuid $$;
comment on function acting_person() is 'access: internal; the person of this transaction';
grant execute on function readable_labels(), writable_labels(), acting_person() to hedgerow_app, hedgerow_tailer;

-- Puts a table under row security by label. Who may add rows without reading them, as a reporter may, can change and remove none.
-- Used by the migrations of every module that holds protected rows.
create procedure protect_by_label(protected_table regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', protected_table);
  execute format('alter table %s force row level security', protected_table);
  execute format('create policy readable on %s for select to hedgerow_app using (label_id = any (readable_labels()))', protected_table);
  execute format('create policy added on %s for insert to hedgerow_app with check (label_id = any (writable_labels()))', protected_table);
  execute format('create policy changed on %s for update to hedgerow_app using (label_id = any (readable_labels()) and label_id = any (writable_labels()))'
    ' with check (label_id = any (writable_labels()))', protected_table);
  execute format('create policy removed on %s for delete to hedgerow_app using (label_id = any (readable_labels()) and label_id = any (writable_labels()))', protected_table);
end
$$;
comment on procedure protect_by_label(regclass) is 'access: internal; used by migrations';
revoke execute on procedure protect_by_label(regclass) from public;
revoke execute on function refuse_change() from public;
