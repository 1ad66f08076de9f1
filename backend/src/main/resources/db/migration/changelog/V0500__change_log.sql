-- The durable order of changes. No content: a label, a record, a version. Written in the record's own transaction.
create table change_log (
  position bigint generated always as identity,
  transaction_id xid8 not null default pg_current_xact_id(),
  label_id int not null,
  subject_kind text not null check (subject_kind in ('incident')),
  subject_id uuid not null,
  version int not null,
  kind text not null check (kind in ('APPEARED', 'CHANGED', 'LEFT')),
  at timestamptz not null default now()
);
comment on table change_log is 'access: labelled; added to under the label of the record, read whole by the tailer alone';
-- Readers page by (transaction, position) below the oldest running transaction: order by position alone loses rows.
create unique index change_log_in_order on change_log (transaction_id, position);

alter table change_log enable row level security;
alter table change_log force row level security;
create policy added on change_log for insert to hedgerow_app with check (label_id = any (writable_labels()));
create policy tailed on change_log for select to hedgerow_tailer using (true);
create policy outlived on change_log for delete to hedgerow_tailer using (at < now() - interval '7 days');
grant insert on change_log to hedgerow_app;
grant select, delete on change_log to hedgerow_tailer;
grant select on installation to hedgerow_tailer;
