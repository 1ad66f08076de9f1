-- A question that somebody keeps under a name, and may share: never an answer. Whoever opens it asks it with their own rights. The name is the author's
-- own words and may tell something by itself, so the whole row is under a label, which says who may read it.
create table saved_analysis (
  id uuid primary key,
  label_id int not null,
  owner_organisation uuid not null references organisation,
  author uuid not null default acting_person() references person,
  name text not null check (length(name) between 1 and 120 and name !~ '[\n\r]'),
  -- Which question, by the code that the application knows it by: new ones come with new methods.
  kind text not null check (kind ~ '^[A-Z][A-Z_]{2,29}$'),
  -- Names and values as an address carries them: category=HARE&period=90d.
  parameters text not null check (length(parameters) <= 2000),
  -- What it was first sent with, so that a client that heard nothing may repeat itself.
  content_sha256 bytea not null check (length(content_sha256) = 32),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1 check (version > 0)
);
create index saved_analysis_author on saved_analysis (author);
create index saved_analysis_changed on saved_analysis (changed_at desc);
comment on table saved_analysis is 'access: labelled; questions kept under a name, for their author and whom the author shares them with';
call protect_by_label('saved_analysis');
-- Colleagues may write what is their organisation's: an analysis is its author's alone to change, whatever its label.
create policy by_its_author_added on saved_analysis as restrictive for insert to hedgerow_app
  with check (author = (select acting_person()));
create policy by_its_author_changed on saved_analysis as restrictive for update to hedgerow_app
  using (author = (select acting_person())) with check (author = (select acting_person()));
create policy by_its_author_removed on saved_analysis as restrictive for delete to hedgerow_app
  using (author = (select acting_person()));
grant select, insert, delete on saved_analysis to hedgerow_app;
grant update (label_id, name, kind, parameters, changed_at, version) on saved_analysis to hedgerow_app;
