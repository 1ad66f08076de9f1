-- Photos and videos that come with reports. What somebody says of a file stands under the label of its report; the file itself is kept outside the
-- database, under its own SHA-256, and never changed. Whoever made the report sees of their own files what became of them.
create table evidence_file (
  id uuid primary key,
  report_id uuid not null,
  label_id int not null,
  -- Who sent it, as the database knows them in acting_person(): a person, or the id that a receipt code gives.
  holder uuid not null,
  -- In its sender's words: shown as text, never the name of anything.
  name text not null check (length(name) <= 120),
  declared_type text not null check (length(declared_type) <= 100),
  size bigint not null check (size between 1 and 209715200),
  sha256 bytea not null check (length(sha256) = 32),
  chunks int not null check (chunks between 1 and 800),
  -- SANITISED is a file that has a released copy; RECEIVED one that is sealed and has none yet, or none at all, and why.
  state text not null default 'EXPECTED' check (state in ('EXPECTED', 'RECEIVED', 'SANITISED', 'REFUSED')),
  refused_reason text check (refused_reason in ('DIFFERENT', 'TOO_LARGE', 'NOT_A_PICTURE', 'NEVER_CAME')),
  no_copy_reason text check (no_copy_reason in ('VIDEO', 'CANNOT_DECODE', 'TOO_MANY_PIXELS', 'DAMAGED', 'TOO_MUCH_WORK')),
  detected_type text check (detected_type in ('JPEG', 'PNG', 'GIF', 'WEBP', 'HEIC', 'MP4', 'WEBM')),
  -- Of the original as it is looked at, in pixels.
  width int check (width > 0),
  height int check (height > 0),
  expected_at timestamptz not null,
  received_at timestamptz,
  check ((state = 'REFUSED') = (refused_reason is not null)),
  check ((state in ('RECEIVED', 'SANITISED')) = (received_at is not null)),
  check (no_copy_reason is null or state = 'RECEIVED')
);
create index evidence_file_by_report on evidence_file (report_id);
comment on table evidence_file is 'access: labelled; what is known of a file that came with a report, for the force and for whoever sent it';
call protect_by_label('evidence_file');
create policy held on evidence_file for select to hedgerow_app using (holder = (select acting_person()));
-- The server tells in its sender's name what became of a file: nobody reads it for that.
create policy came_in on evidence_file for update to hedgerow_app
  using (holder = (select acting_person()) and substring((select writable_set()) from label_id + 1 for 1) = B'1')
  with check (holder = (select acting_person()) and substring((select writable_set()) from label_id + 1 for 1) = B'1');
grant select, insert on evidence_file to hedgerow_app;
grant update (state, refused_reason, no_copy_reason, detected_type, width, height, received_at) on evidence_file to hedgerow_app;

-- What the server must know of a file whoever asks: to take chunks from a phone that has no account, to copy, to look later whether the original is as it
-- was. Nothing of what it shows, where it is from or who sent it.
create table evidence_keeping (
  file_id uuid primary key,
  report_id uuid not null,
  label_id int not null,
  holder uuid not null,
  size bigint not null,
  sha256 bytea not null check (length(sha256) = 32),
  chunks int not null,
  -- Opens the chunks; gone when the file is whole or refused. Without one the bytes came in a form and are all there.
  file_key bytea check (length(file_key) = 32),
  stage text not null check (stage in ('ARRIVING', 'WHOLE', 'SEALED', 'DONE', 'REFUSED')),
  expected_at timestamptz not null,
  -- One process works on it until then; after that another may.
  worked_on_until timestamptz,
  tries int not null default 0,
  verified_at timestamptz,
  damaged_at timestamptz,
  check (file_key is null or stage = 'ARRIVING')
);
create index evidence_keeping_in_work on evidence_keeping (expected_at) where stage in ('ARRIVING', 'WHOLE', 'SEALED');
create index evidence_keeping_to_verify on evidence_keeping (verified_at nulls first) where stage in ('SEALED', 'DONE');
create index evidence_keeping_damaged on evidence_keeping (damaged_at) where damaged_at is not null;
create index evidence_keeping_by_content on evidence_keeping (sha256);
create index evidence_keeping_by_report on evidence_keeping (report_id);
comment on table evidence_keeping is 'access: internal; where each file is between its phone and the store, for the server itself; nothing of what it shows';
grant select, insert, update on evidence_keeping to hedgerow_app;

create table evidence_part (
  file_id uuid not null references evidence_keeping,
  chunk int not null check (chunk >= 0),
  primary key (file_id, chunk)
);
comment on table evidence_part is 'access: internal; which chunks of a file have come';
grant select, insert, delete on evidence_part to hedgerow_app;

-- Continuity: every act with a file from its first byte, only ever added to. The reasons are those that were given for taking an original out.
create table evidence_ledger (
  number bigint generated always as identity primary key,
  file_id uuid not null references evidence_file,
  label_id int not null,
  act text not null check (act in ('EXPECTED', 'RECEIVED', 'SEALED', 'REFUSED', 'COPIED', 'NOT_COPIED', 'COPY_VIEWED', 'ORIGINAL_FETCHED',
    'VERIFIED', 'DAMAGED')),
  -- Who, where it was a person of the force; otherwise the server did it.
  person_id uuid references person,
  -- Of the bytes that the act was about.
  sha256 bytea not null check (length(sha256) = 32),
  reason text check (length(reason) between 1 and 400),
  at timestamptz not null default now(),
  check ((act in ('COPY_VIEWED', 'ORIGINAL_FETCHED')) = (person_id is not null)),
  check ((act = 'ORIGINAL_FETCHED') = (reason is not null))
);
create index evidence_ledger_by_file on evidence_ledger (file_id, number);
comment on table evidence_ledger is 'access: labelled; who did what to a file, and when, from its first byte';
call protect_by_label('evidence_ledger');
-- Whoever reads a file writes down that they did, in nobody else's name.
create policy by_readers_added on evidence_ledger for insert to hedgerow_app
  with check (substring((select readable_set()) from label_id + 1 for 1) = B'1' and person_id = (select acting_person()));
create policy in_own_name_added on evidence_ledger as restrictive for insert to hedgerow_app
  with check (person_id is null or person_id = (select acting_person()));
create trigger evidence_ledger_never_changes before update or delete or truncate on evidence_ledger
  for each statement execute function refuse_change();
grant select, insert on evidence_ledger to hedgerow_app;
