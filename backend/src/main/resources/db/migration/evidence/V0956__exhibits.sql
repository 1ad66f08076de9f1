-- A file as an exhibit: its reference, and how far the clock of the device was off, to be said beside its times and never reckoned into any.
create table evidence_exhibit (
  file_id uuid primary key references evidence_file,
  label_id int not null,
  -- The initials of who produces it and a running number, with a part where there are several: ABC/1, ABC/1/A.
  reference text not null check (reference ~ '^[A-Z]{2,4}/[0-9]{1,4}(/[A-Z0-9]{1,4})?$'),
  -- What the device showed minus the true time.
  clock_offset_seconds int check (clock_offset_seconds between -86400 and 86400),
  note text check (length(note) between 1 and 400),
  person_id uuid not null references person,
  at timestamptz not null default now()
);
comment on table evidence_exhibit is 'access: labelled; what a file is called as an exhibit, by whom it was named, and how far the clock of its device was off';
call protect_by_label('evidence_exhibit');
create policy with_its_file on evidence_exhibit as restrictive for select to hedgerow_app
  using ((select readable_set()) is not null and exists (select from evidence_file f where f.id = file_id));
create policy in_own_name_added on evidence_exhibit as restrictive for insert to hedgerow_app with check (person_id = (select acting_person()));
create trigger evidence_exhibit_never_changes before update or delete or truncate on evidence_exhibit
  for each statement execute function refuse_change();
grant select, insert on evidence_exhibit to hedgerow_app;

-- The references of a case: of every report that counts for one incident, whoever may see it, for two exhibits of one name spoil both. A file that
-- leaves a case leaves its reference spent there.
create table evidence_exhibit_case (
  incident_id uuid not null,
  reference text not null,
  file_id uuid not null references evidence_exhibit,
  -- The report of the file counts for this incident now.
  counts boolean not null default true,
  primary key (incident_id, reference, file_id)
);
create unique index evidence_exhibit_case_counts on evidence_exhibit_case (incident_id, reference) where counts;
create index evidence_exhibit_case_by_file on evidence_exhibit_case (file_id);
comment on table evidence_exhibit_case is 'access: internal; which references of exhibits were given out in which case, for the server itself';
grant select, insert on evidence_exhibit_case to hedgerow_app;
grant update (counts) on evidence_exhibit_case to hedgerow_app;

alter table evidence_ledger drop constraint evidence_ledger_act_check;
alter table evidence_ledger add constraint evidence_ledger_act_check check (act in ('EXPECTED', 'RECEIVED', 'SEALED', 'REFUSED', 'COPIED', 'NOT_COPIED',
  'COPY_VIEWED', 'ORIGINAL_FETCHED', 'EXHIBITED', 'VERIFIED', 'DAMAGED'));
alter table evidence_ledger drop constraint evidence_ledger_check;
alter table evidence_ledger add constraint evidence_ledger_check
  check ((act in ('COPY_VIEWED', 'ORIGINAL_FETCHED', 'EXHIBITED')) = (person_id is not null));
