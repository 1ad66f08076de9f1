-- The whole ladder of scopes, and everything else that a label may say. Labels that exist keep their meaning.
alter table label
  add column access_group uuid references access_group,
  add column agreement_id uuid,
  add column category_group text,
  add column region text,
  add column action_code text check (action_code in ('A1', 'A2', 'A3')),
  add column sanitisation_code text check (sanitisation_code in ('S1', 'S2')),
  add column handling_instruction text check (handling_instruction in ('RECIPIENTS_ONLY', 'ORGANISATIONAL_USE_ONLY')),
  add column compartments uuid[] not null default '{}',
  add column barred_persons uuid[] not null default '{}';

do $$
declare
  old text;
begin
  -- The checks and the key that name the combination; their names were given by the database.
  for old in select conname from pg_constraint where conrelid = 'label'::regclass
      and (contype = 'u' or pg_get_constraintdef(oid) ~ '(scope|tier|square IS NULL)')
  loop
    execute format('alter table label drop constraint %I', old);
  end loop;
end
$$;

alter table label
  add constraint label_scope_check check (scope in ('ORIGINATOR', 'TEAM', 'OWN_FORCE', 'NAMED_ORGANISATIONS', 'AGREEMENT', 'REGION',
    'ALL_FORCES', 'AIR_SUPPORT_TASK', 'PARTNER', 'WATCH_AREA', 'COMMUNITY', 'PUBLIC')),
  add constraint label_tier_check check (tier in ('EXACT', 'ORIGINATOR', 'WATCH', 'PUBLIC', 'POINTER')),
  add constraint label_names_organisations check
    ((scope in ('NAMED_ORGANISATIONS', 'AIR_SUPPORT_TASK')) = (cardinality(named_organisations) > 0)),
  add constraint label_names_originator check ((tier = 'ORIGINATOR' or scope = 'ORIGINATOR') = (originator is not null)),
  add constraint label_names_team check ((scope = 'TEAM') = (access_group is not null)),
  add constraint label_names_agreement check ((scope in ('AGREEMENT', 'PARTNER')) = (agreement_id is not null)),
  add constraint label_binds_square check (square is null or tier = 'WATCH' or (tier = 'PUBLIC' and scope = 'COMMUNITY')),
  add constraint label_task_ends check (scope <> 'AIR_SUPPORT_TASK' or expires_at is not null),
  add constraint label_conditions check ((action_code is not null) = (sanitisation_code is not null)
    and (handling_code = 'C' or action_code is null)),
  add constraint label_once unique nulls not distinct (owner_organisation, scope, tier, named_organisations, originator, square,
    handling_code, marking, embargo_until, expires_at, access_group, agreement_id, category_group, region, action_code,
    sanitisation_code, handling_instruction, compartments, barred_persons);

-- Information sharing agreements. Their terms are never changed: an agreement is ended early, or another one is made.
create table agreement (
  id uuid primary key default gen_random_uuid(),
  name text not null check (char_length(name) between 1 and 120),
  lead_organisation uuid not null references organisation,
  purposes text[] not null check (cardinality(purposes) between 1 and 6
    and purposes <@ array['PREVENTION', 'INVESTIGATION', 'SAFEGUARDING', 'INTELLIGENCE', 'ANALYSIS', 'AIR_SUPPORT']),
  category_groups text[] not null check (cardinality(category_groups) between 1 and 60),
  maximum_marking text not null check (maximum_marking in ('OFFICIAL', 'OFFICIAL-SENSITIVE')),
  first_day date not null,
  last_day date not null,
  review_day date not null,
  ended_at timestamptz,
  made_at timestamptz not null default now(),
  check (first_day <= last_day and review_day <= last_day and last_day <= first_day + 1100)
);
create unique index agreement_name on agreement (lower(name));
comment on table agreement is 'access: account; information sharing agreements: what for, about what, up to which marking, until when';

create table agreement_party (
  agreement_id uuid not null references agreement,
  organisation_id uuid not null references organisation,
  -- Null while it is invited: nobody is bound by what others write.
  joined_at timestamptz,
  left_at timestamptz,
  primary key (agreement_id, organisation_id)
);
create index agreement_party_organisation on agreement_party (organisation_id);
comment on table agreement_party is 'access: account; who is invited to an agreement, since when a party, and since when no longer';

create trigger agreement_policy after insert or update or delete on agreement
  for each statement execute function count_policy_change();
create trigger agreement_party_policy after insert or update or delete on agreement_party
  for each statement execute function count_policy_change();
grant select, insert on agreement, agreement_party to hedgerow_app;
grant update (ended_at) on agreement to hedgerow_app;
grant update (joined_at, left_at) on agreement_party to hedgerow_app;

alter table label add constraint label_agreement foreign key (agreement_id) references agreement;
-- Who is barred reads as an audience of their own from then on.
create trigger label_bars after insert on label for each row when (cardinality(new.barred_persons) > 0)
  execute function count_policy_change();

-- Which policing region a force belongs to: the areas of the regional organised crime units of England and Wales, London, Scotland and
-- Northern Ireland. General knowledge, not verified against a published list.
create table policing_region (
  force_code text primary key,
  region text not null check (region ~ '^[A-Z_]{3,40}$')
);
comment on table policing_region is 'access: reference; the policing region of a force';
grant select on policing_region to hedgerow_app;
insert into policing_region (force_code, region) values
  ('BEDS', 'EASTERN'), ('CAMBS', 'EASTERN'), ('ESSEX', 'EASTERN'), ('HERTS', 'EASTERN'), ('KENT', 'EASTERN'), ('NORFOLK', 'EASTERN'),
  ('SUFFOLK', 'EASTERN'), ('DERBYS', 'EAST_MIDLANDS'), ('LEICS', 'EAST_MIDLANDS'), ('LINCS', 'EAST_MIDLANDS'),
  ('NORTHANTS', 'EAST_MIDLANDS'), ('NOTTS', 'EAST_MIDLANDS'), ('STAFFS', 'WEST_MIDLANDS'), ('WARKS', 'WEST_MIDLANDS'),
  ('WMERCIA', 'WEST_MIDLANDS'), ('WMIDS', 'WEST_MIDLANDS'), ('CHES', 'NORTH_WEST'), ('CUMBRIA', 'NORTH_WEST'), ('GMP', 'NORTH_WEST'),
  ('LANCS', 'NORTH_WEST'), ('MERSEY', 'NORTH_WEST'), ('NWALES', 'NORTH_WEST'), ('CLEVE', 'NORTH_EAST'), ('DURHAM', 'NORTH_EAST'),
  ('NORTHUM', 'NORTH_EAST'), ('HUMBER', 'YORKSHIRE_AND_HUMBER'), ('NYORKS', 'YORKSHIRE_AND_HUMBER'),
  ('SYORKS', 'YORKSHIRE_AND_HUMBER'), ('WYORKS', 'YORKSHIRE_AND_HUMBER'), ('HANTS', 'SOUTH_EAST'), ('SURREY', 'SOUTH_EAST'),
  ('SUSSEX', 'SOUTH_EAST'), ('THAMES', 'SOUTH_EAST'), ('AVSOM', 'SOUTH_WEST'), ('DEVCORN', 'SOUTH_WEST'), ('DORSET', 'SOUTH_WEST'),
  ('GLOS', 'SOUTH_WEST'), ('WILTS', 'SOUTH_WEST'), ('DYFPOW', 'SOUTHERN_WALES'), ('GWENT', 'SOUTHERN_WALES'),
  ('SWALES', 'SOUTHERN_WALES'), ('CITY', 'LONDON'), ('MET', 'LONDON'), ('SCOTLAND', 'SCOTLAND'), ('PSNI', 'NORTHERN_IRELAND');

-- What a national unit or partner deals with: the groups of categories. Existing national units keep what they read.
create table organisation_remit (
  organisation_id uuid not null references organisation,
  category_group text not null,
  primary key (organisation_id, category_group)
);
comment on table organisation_remit is 'access: account; the category groups that a national unit may read of all forces';
create trigger organisation_remit_policy after insert or update or delete on organisation_remit
  for each statement execute function count_policy_change();
grant select, insert, delete on organisation_remit to hedgerow_app;
insert into organisation_remit (organisation_id, category_group)
  select o.id, c.code from organisation o cross join (select distinct code from category where parent_code is null) c
  where o.kind = 'NATIONAL_UNIT';
