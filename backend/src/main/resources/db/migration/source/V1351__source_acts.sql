-- How much a person registers and tells in an hour is bounded, as openings are. Whoever leaves a source to the handlers does not read it again, so it is counted here, and
-- here it is known what was sent under which id, so that a client that heard nothing may repeat itself within the hour.
create table source_act (
  sent_id uuid primary key,
  person_id uuid not null default acting_person() references person,
  kind text not null check (kind in ('REGISTRATION', 'TELLING')),
  -- Of what was registered; of a telling null.
  reference text check (reference ~ '^SR-[0-9A-HJKMNP-TV-Z]{10}$'),
  content_mac bytea not null check (length(content_mac) = 32),
  at timestamptz not null,
  check ((kind = 'REGISTRATION') = (reference is not null))
);
create index source_act_by_person on source_act (person_id, kind, at);
comment on table source_act is 'access: personal; what somebody registered or told of sources lately, by reference, for them alone';
alter table source_act enable row level security;
alter table source_act force row level security;
create policy own on source_act to hedgerow_app using (person_id = (select acting_person())) with check (person_id = (select acting_person()));
grant select, insert, delete on source_act to hedgerow_app;
