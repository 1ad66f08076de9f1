-- Bulletins: written once by the police of an organisation, in up to three wordings, and issued when another person has approved each wording. What is
-- being written is that organisation's alone. What is issued is a copy of its own, which whoever a row of bulletin_reach names may read, and nobody else.

-- Whoever has no account. Under this id a transaction reads what was issued to everybody and nothing else in the whole database.
create function bulletin_anybody() returns uuid language sql immutable parallel safe
  as $$ select '62756c6c-6574-8e69-8e61-6e79626f6479'::uuid $$;
comment on function bulletin_anybody() is 'access: internal; the id in acting_person() under which people without an account read bulletins';
revoke execute on function bulletin_anybody() from public;
grant execute on function bulletin_anybody() to hedgerow_app;

create table bulletin (
  id uuid primary key,
  label_id int not null,
  owner_organisation uuid not null references organisation,
  -- Who wrote it last, and so may not approve it.
  author uuid not null default acting_person() references person,
  message text not null check (message in ('ALERT', 'UPDATE', 'CANCEL')),
  refers_to uuid references bulletin,
  state text not null check (state in ('DRAFT', 'REVIEW', 'APPROVED', 'ISSUED', 'UPDATED', 'CANCELLED')),
  content jsonb not null check (length(content::text) <= 60000),
  area geometry(MultiPolygon, 27700) not null check (ST_NPoints(area) <= 20000),
  content_sha256 bytea not null check (length(content_sha256) = 32),
  made_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  version int not null default 1 check (version > 0),
  check ((message = 'ALERT') = (refers_to is null))
);
create index bulletin_by_owner on bulletin (owner_organisation, changed_at desc);
comment on table bulletin is 'access: labelled; bulletins as they are written, for the police of their organisation';
call protect_by_label('bulletin');
-- Who changes what it says is its author from then on.
create policy by_its_author_added on bulletin as restrictive for insert to hedgerow_app with check (author = (select acting_person()));
grant select, insert on bulletin to hedgerow_app;
grant update (author, state, content, area, changed_at, version) on bulletin to hedgerow_app;

-- That a wording of one version was approved, by somebody else than who wrote it; urgently, by whoever may, with a reason, and looked at afterwards.
create table bulletin_approval (
  bulletin_id uuid not null references bulletin,
  version int not null,
  audience text not null check (audience in ('POLICE', 'WATCH', 'PUBLIC')),
  label_id int not null,
  approver uuid not null default acting_person() references person,
  approved_at timestamptz not null default clock_timestamp(),
  urgent_reason text check (length(urgent_reason) between 1 and 400),
  looked_at_by uuid references person,
  looked_at timestamptz,
  primary key (bulletin_id, version, audience),
  check (looked_at_by is null or (looked_at_by <> approver and urgent_reason is not null)),
  check ((looked_at_by is null) = (looked_at is null))
);
comment on table bulletin_approval is 'access: labelled; who approved which wording of a bulletin, for the police of its organisation';
call protect_by_label('bulletin_approval');
create policy by_a_second_person_added on bulletin_approval as restrictive for insert to hedgerow_app
  with check (approver = (select acting_person()) and looked_at_by is null
    and exists (select from bulletin b where b.id = bulletin_id and b.version = bulletin_approval.version
      and (b.author <> (select acting_person()) or urgent_reason is not null)));
create policy by_another_person_looked_at on bulletin_approval as restrictive for update to hedgerow_app
  using (urgent_reason is not null and looked_at_by is null)
  with check (looked_at_by = (select acting_person())
    and exists (select from bulletin b where b.id = bulletin_id and b.author <> (select acting_person())));
grant select, insert on bulletin_approval to hedgerow_app;
grant update (looked_at_by, looked_at) on bulletin_approval to hedgerow_app;

-- To whom a wording was issued: a row for each label. Before open_from and after open_until only its own organisation sees it.
create table bulletin_reach (
  bulletin_id uuid not null references bulletin,
  audience text not null check (audience in ('POLICE', 'WATCH', 'PUBLIC')),
  label_id int not null,
  owner_label int not null,
  open_from timestamptz not null,
  open_until timestamptz,
  primary key (bulletin_id, audience, label_id),
  check (open_until is null or open_from < open_until)
);
comment on table bulletin_reach is 'access: labelled; who reads which wording of an issued bulletin, from when until when';
call protect_by_label('bulletin_reach');
create policy to_its_owner on bulletin_reach for select to hedgerow_app
  using (substring((select readable_set()) from owner_label + 1 for 1) = B'1');
create policy to_anybody on bulletin_reach for select to hedgerow_app
  using (audience = 'PUBLIC' and (select acting_person()) = bulletin_anybody());
create policy within_its_time on bulletin_reach as restrictive for select to hedgerow_app
  using (substring((select readable_set()) from owner_label + 1 for 1) = B'1'
    or (open_from <= now() and (open_until is null or now() < open_until)));
create policy of_the_own_organisation_added on bulletin_reach as restrictive for insert to hedgerow_app
  with check (substring((select writable_set()) from owner_label + 1 for 1) = B'1');
grant select, insert on bulletin_reach to hedgerow_app;

-- What may be known of a bulletin by whoever reads one of its wordings: nothing of who wrote it, of what it was made, or of other wordings.
create table issued_bulletin (
  id uuid primary key references bulletin,
  label_id int not null,
  owner_organisation uuid not null references organisation,
  message text not null check (message in ('ALERT', 'UPDATE', 'CANCEL')),
  refers_to uuid references bulletin,
  state text not null check (state in ('ISSUED', 'UPDATED', 'CANCELLED')),
  replaced_by uuid references bulletin,
  facts jsonb not null check (length(facts::text) <= 8000),
  area geometry(MultiPolygon, 27700) not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  check (issued_at < expires_at and expires_at <= issued_at + interval '28 days'),
  check ((state = 'ISSUED') = (replaced_by is null))
);
create index issued_bulletin_by_time on issued_bulletin (issued_at desc);
comment on table issued_bulletin is 'access: labelled; issued bulletins, for whoever reads one of their wordings';
call protect_by_label('issued_bulletin');
create policy reached on issued_bulletin for select to hedgerow_app
  using (exists (select from bulletin_reach r where r.bulletin_id = id
    and (substring((select readable_set()) from r.label_id + 1 for 1) = B'1' or (select acting_person()) = bulletin_anybody())));
grant select, insert on issued_bulletin to hedgerow_app;
grant update (state, replaced_by) on issued_bulletin to hedgerow_app;

create table issued_wording (
  bulletin_id uuid not null references issued_bulletin,
  audience text not null check (audience in ('POLICE', 'WATCH', 'PUBLIC')),
  label_id int not null,
  title text not null check (length(title) between 1 and 80),
  summary text not null check (length(summary) between 1 and 160),
  body text not null check (length(body) <= 4000),
  title_cy text check (length(title_cy) between 1 and 80),
  summary_cy text check (length(summary_cy) between 1 and 160),
  body_cy text check (length(body_cy) <= 4000),
  primary key (bulletin_id, audience),
  check ((title_cy is null) = (summary_cy is null) and (title_cy is null) = (body_cy is null))
);
comment on table issued_wording is 'access: labelled; what an issued bulletin says to one audience, for that audience';
call protect_by_label('issued_wording');
create policy reached on issued_wording for select to hedgerow_app
  using (exists (select from bulletin_reach r where r.bulletin_id = issued_wording.bulletin_id and r.audience = issued_wording.audience
    and (substring((select readable_set()) from r.label_id + 1 for 1) = B'1' or (select acting_person()) = bulletin_anybody())));
-- Nothing is issued that was not approved in just this version, but for the fixed words with which a bulletin is cancelled.
create policy approved_added on issued_wording as restrictive for insert to hedgerow_app
  with check ((select acting_person()) is not null and exists (select from bulletin b where b.id = bulletin_id
    and (b.message = 'CANCEL' or exists (select from bulletin_approval a where a.bulletin_id = b.id and a.version = b.version
      and a.audience = issued_wording.audience))));
grant select, insert, delete on issued_wording to hedgerow_app;
