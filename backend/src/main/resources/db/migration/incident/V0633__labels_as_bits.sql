-- A list of labels in a policy was searched from its start for every row: with nine hundred labels the rows of an audience took seven times as
-- long as without row security. The context says now for each label one bit, in the order of their ids: what a row costs is to look at one
-- bit, and what a transaction costs no longer grows with every label that somebody may read.
create function readable_set() returns bit varying language sql stable parallel restricted
  as $$ select case when context_is_signed() then nullif(current_setting('hedgerow.readable_labels', true), '')::bit varying end $$;
comment on function readable_set() is 'access: internal; the reading context of this transaction: the bit of a label is at its id, from 0';
create function writable_set() returns bit varying language sql stable parallel restricted
  as $$ select case when context_is_signed() then nullif(current_setting('hedgerow.writable_labels', true), '')::bit varying end $$;
comment on function writable_set() is 'access: internal; the writing context of this transaction: the bit of a label is at its id, from 0';
revoke execute on function readable_set(), writable_set() from public;
grant execute on function readable_set(), writable_set() to hedgerow_app, hedgerow_tailer;

-- A label beyond the end of a set, and every label when there is no context, is in none. The policies ask through a sub-select: once for each
-- statement.
create or replace procedure protect_by_label(protected_table regclass) language plpgsql as $$
declare
  is_readable text := 'substring((select readable_set()) from label_id + 1 for 1) = B''1''';
  is_writable text := 'substring((select writable_set()) from label_id + 1 for 1) = B''1''';
begin
  execute format('alter table %s enable row level security', protected_table);
  execute format('alter table %s force row level security', protected_table);
  execute format('create policy readable on %s for select to hedgerow_app using (%s)', protected_table, is_readable);
  execute format('create policy added on %s for insert to hedgerow_app with check (%s)', protected_table, is_writable);
  execute format('create policy changed on %s for update to hedgerow_app using (%s and %s) with check (%s)',
    protected_table, is_readable, is_writable, is_writable);
  execute format('create policy removed on %s for delete to hedgerow_app using (%s and %s)', protected_table, is_readable, is_writable);
end
$$;
revoke execute on procedure protect_by_label(regclass) from public;

do $$
declare
  protected_table regclass;
begin
  for protected_table in select polrelid::regclass from pg_policy where polname = 'readable' loop
    execute format('drop policy readable on %s', protected_table);
    execute format('drop policy added on %s', protected_table);
    execute format('drop policy changed on %s', protected_table);
    execute format('drop policy removed on %s', protected_table);
    call protect_by_label(protected_table);
  end loop;
end
$$;

alter policy added on change_log with check (substring((select writable_set()) from label_id + 1 for 1) = B'1');
alter policy decidable on sharing_proposal
  using (substring((select readable_set()) from label_id + 1 for 1) = B'1' and exists (select from incident i where i.id = incident_id));
alter policy decided on sharing_proposal
  using (substring((select writable_set()) from label_id + 1 for 1) = B'1' and exists (select from incident i where i.id = incident_id))
  with check (substring((select writable_set()) from label_id + 1 for 1) = B'1');

drop function readable_labels();
drop function writable_labels();
