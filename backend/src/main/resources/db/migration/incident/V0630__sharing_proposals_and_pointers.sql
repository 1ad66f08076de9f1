-- A proposal to share a record with more than it is shared with now: made by anybody who may read it, or by one of the owner's police where a
-- second person has to agree. It is about one version of the record and lapses with the next.
create table sharing_proposal (
  id uuid primary key default gen_random_uuid(),
  incident_id uuid not null,
  incident_version int not null,
  -- The owner's own police, who decide.
  label_id int not null,
  proposer uuid not null default acting_person() references person,
  -- The terms that are proposed, as the label that the exact row would have.
  proposed_label int not null,
  -- Whether the proposer belongs to the owner: the terms are whole. From outside only the scope and the organisations are meant.
  from_owner boolean not null,
  reason text not null check (length(reason) between 1 and 400),
  made_at timestamptz not null default clock_timestamp(),
  state text not null default 'OPEN' check (state in ('OPEN', 'ACCEPTED', 'DECLINED', 'LAPSED')),
  -- Of a proposal from outside that needs two of the owner's people: the first who agreed.
  supporter uuid references person,
  decided_by uuid references person,
  decided_at timestamptz,
  decision_reason text check (length(decision_reason) <= 400),
  check ((state in ('ACCEPTED', 'DECLINED')) = (decided_by is not null)),
  check (decided_by <> proposer and supporter <> proposer and (state <> 'ACCEPTED' or supporter is null or supporter <> decided_by))
);
create index sharing_proposal_incident on sharing_proposal (incident_id) where state = 'OPEN';
create unique index sharing_proposal_once on sharing_proposal (incident_id, proposer) where state = 'OPEN';
create index sharing_proposal_proposer on sharing_proposal (proposer, made_at);
create index sharing_proposal_label on sharing_proposal (label_id) where state = 'OPEN';
comment on table sharing_proposal is 'access: labelled; proposals to share wider: for the owner''s police who may read the record, and the own ones';
alter table sharing_proposal enable row level security;
alter table sharing_proposal force row level security;
create policy proposed on sharing_proposal for insert to hedgerow_app
  with check (proposer = (select acting_person()) and state = 'OPEN' and supporter is null);
create policy own_proposals on sharing_proposal for select to hedgerow_app using (proposer = (select acting_person()));
-- The sub-select sees the incident under its own label: what is kept in a team or a compartment is decided there.
create policy decidable on sharing_proposal for select to hedgerow_app
  using (label_id = any ((select readable_labels())::int[]) and exists (select from incident i where i.id = incident_id));
create policy decided on sharing_proposal for update to hedgerow_app
  using (label_id = any ((select writable_labels())::int[]) and exists (select from incident i where i.id = incident_id))
  with check (label_id = any ((select writable_labels())::int[]));
grant select, insert on sharing_proposal to hedgerow_app;
grant update (state, supporter, decided_by, decided_at, decision_reason) on sharing_proposal to hedgerow_app;

-- That an owner holds something in a 10 km square, and whom to ask: one row however many records lie behind it, and nothing of any of them.
create table pointer (
  id uuid primary key default gen_random_uuid(),
  label_id int not null,
  owner_organisation uuid not null references organisation,
  square text not null check (length(square) between 1 and 40),
  -- The middle of the square, degrees WGS 84.
  longitude double precision not null,
  latitude double precision not null,
  contact text not null check (length(contact) between 1 and 200),
  unique (owner_organisation, square)
);
comment on table pointer is 'access: labelled; that an owner holds records in a square and whom to ask, for the police of other forces';
call protect_by_label('pointer');
grant select, insert, delete on pointer to hedgerow_app;
grant update (contact) on pointer to hedgerow_app;

-- Which records are behind a pointer: nobody but the owner can count them.
create table pointed_incident (
  incident_id uuid primary key,
  label_id int not null,
  owner_organisation uuid not null references organisation,
  square text not null
);
create index pointed_incident_square on pointed_incident (owner_organisation, square);
comment on table pointed_incident is 'access: labelled; the records behind a pointer, for the owner alone';
call protect_by_label('pointed_incident');
grant select, insert, delete on pointed_incident to hedgerow_app;
