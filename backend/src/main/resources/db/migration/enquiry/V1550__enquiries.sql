-- Enquiries of one force at the others: hit or no hit (ADR 65). An owner answers nobody before its administrator has said so.
create table answering (
  organisation_id uuid not null references organisation,
  kind text not null check (kind in ('PLATE', 'VEHICLE', 'PERSON', 'PLACE', 'OPERATION')),
  answers boolean not null,
  -- Whose parties are answered; null for every force.
  agreement_id uuid references agreement,
  contact text not null check (length(contact) <= 200 and contact !~ '[\n\r]'),
  changed_by uuid not null references person,
  changed_at timestamptz not null,
  primary key (organisation_id, kind),
  check (not answers or contact <> '')
);
comment on table answering is 'access: account; which kinds of enquiry an organisation answers, to whom, and whom a hit says to ask';
grant select, insert on answering to hedgerow_app;
grant update (answers, agreement_id, contact, changed_by, changed_at) on answering to hedgerow_app;

-- Who answers whom at this moment. All forces are forces: a national unit is answered under an agreement for the purpose that it states, as the policy has it.
create function answers_of(kind text, purpose text, asker uuid) returns table (organisation_id uuid, contact text) language sql stable parallel restricted
  as $$ select a.organisation_id, a.contact from answering a
    join organisation theirs on theirs.id = a.organisation_id and not theirs.frozen
    join organisation ours on ours.id = $3 and not ours.frozen
    where a.kind = $1 and a.answers and a.organisation_id <> $3
      and case when a.agreement_id is null then ours.kind = 'FORCE'
        else ours.kind in ('FORCE', 'NATIONAL_UNIT') and exists (select from agreement g
          join agreement_party one on one.agreement_id = g.id and one.organisation_id = a.organisation_id
            and one.joined_at is not null and one.left_at is null
          join agreement_party other on other.agreement_id = g.id and other.organisation_id = $3
            and other.joined_at is not null and other.left_at is null
          where g.id = a.agreement_id and $2 = any (g.purposes) and (g.ended_at is null or g.ended_at > now())
            and london_day(now()) between g.first_day and g.last_day) end $$;
comment on function answers_of(text, text, uuid) is 'access: internal; who answers enquiries of one kind of an organisation now, and whom to ask there';
create function acts_as_police(somebody uuid) returns boolean language sql stable parallel restricted
  as $$ select exists (select from person p join person_role r on r.person_id = p.id join organisation o on o.id = p.organisation_id
    where p.id = $1 and not p.suspended and r.role in ('OFFICER', 'ANALYST') and o.kind in ('FORCE', 'NATIONAL_UNIT') and not o.frozen) $$;
comment on function acts_as_police(uuid) is 'access: internal; whether a person is an officer or analyst of the police';
revoke execute on function answers_of(text, text, uuid), acts_as_police(uuid) from public;
grant execute on function answers_of(text, text, uuid), acts_as_police(uuid) to hedgerow_app;

-- What can be hit: nothing of a record but what enquiries are compared with. A row follows its record within the same transaction, and there is none for what
-- nobody may be pointed to.
create table answerable (
  record_id uuid primary key,
  record_kind text not null check (record_kind in ('INCIDENT', 'SIGHTING', 'SUBJECT', 'STEP', 'OPERATION', 'SECTOR')),
  owner_organisation uuid not null,
  handling text not null check (handling in ('P', 'C')),
  answers_from timestamptz,
  answers_until timestamptz,
  -- It counts only while that one counts: the incident that it hangs on, the subject of a step, the operation of a sector.
  parent_id uuid,
  plate text,
  -- Folded.
  make text,
  model text,
  colour text,
  name_key text,
  born date,
  -- The square of 1 km, by its south-west corner.
  easting_km int,
  northing_km int,
  area geometry(Geometry, 27700),
  first_day date,
  last_day date,
  -- Whose own it is beside its owner's.
  members uuid[]
);
-- Without a pending list, which every enquiry would read from end to end.
create index answerable_plates on answerable using gin (plate_pairs(plate)) with (fastupdate = off) where plate is not null;
create index answerable_looks on answerable (make, colour) where make is not null and colour is not null;
create index answerable_persons on answerable (name_key, born) where born is not null;
create index answerable_places on answerable (easting_km, northing_km) where easting_km is not null;
create index answerable_areas on answerable using gist (area) where area is not null;
create index answerable_children on answerable (parent_id) where parent_id is not null;
comment on table answerable is 'access: internal; what enquiries are compared with, granted to nobody';

-- Incidents that were withdrawn: whatever else is written of them afterwards brings none back.
create table answerable_never (record_id uuid primary key);
comment on table answerable_never is 'access: internal; incidents that were withdrawn and are never hit, granted to nobody';

-- What a label lets others be pointed to: none for what is kept from some of the own force, from somebody by name, or within the organisation alone.
create function answerable_as(label int) returns table (handling text, answers_from timestamptz, answers_until timestamptz) language sql stable parallel safe
  as $$ select case when l.handling_code = 'C' or l.action_code is not null or l.handling_instruction is not null then 'C' else 'P' end,
      l.embargo_until, l.expires_at from label l
    where l.id = $1 and l.tier = 'EXACT' and l.scope not in ('ORIGINATOR', 'TEAM') and cardinality(l.compartments) = 0 and cardinality(l.barred_persons) = 0
      and l.handling_instruction is distinct from 'ORGANISATIONAL_USE_ONLY' $$;
comment on function answerable_as(int) is 'access: internal; with which handling a record under a label is pointed to, and from when until when; no row where it is not';
revoke execute on function answerable_as(int) from public;

-- What somebody asked. It is for who asked alone; whoever is hit is not told what was typed.
create table enquiry (
  id uuid primary key,
  asker uuid not null default acting_person() references person,
  organisation_id uuid not null references organisation,
  kind text not null check (kind in ('PLATE', 'VEHICLE', 'PERSON', 'PLACE', 'OPERATION')),
  asked text not null check (length(asked) between 1 and 400),
  purpose text not null check (purpose in ('PREVENTION', 'INVESTIGATION', 'SAFEGUARDING', 'INTELLIGENCE', 'ANALYSIS', 'AIR_SUPPORT')),
  reason text not null check (length(reason) between 1 and 200 and reason !~ '[\n\r]'),
  -- How many answered, with a hit or with none.
  answering int not null check (answering >= 0),
  content_sha256 bytea not null check (length(content_sha256) = 32),
  asked_at timestamptz not null
);
create index enquiry_by_asker on enquiry (asker, asked_at);
comment on table enquiry is 'access: personal; what somebody asked other forces, for who asked alone';
alter table enquiry enable row level security;
alter table enquiry force row level security;
create policy own on enquiry to hedgerow_app using (asker = (select acting_person()))
  with check (asker = (select acting_person()) and organisation_id = organisation_of((select acting_person())));
grant select, insert on enquiry to hedgerow_app;

-- That an owner was hit: what the asker is told, and who asked.
create table enquiry_hit (
  id uuid primary key,
  enquiry_id uuid not null references enquiry,
  owner_organisation uuid not null references organisation,
  asker uuid not null default acting_person() references person,
  asker_organisation uuid not null references organisation check (asker_organisation <> owner_organisation),
  kind text not null check (kind in ('PLATE', 'VEHICLE', 'PERSON', 'PLACE', 'OPERATION')),
  purpose text not null check (purpose in ('PREVENTION', 'INVESTIGATION', 'SAFEGUARDING', 'INTELLIGENCE', 'ANALYSIS', 'AIR_SUPPORT')),
  reason text not null check (length(reason) between 1 and 200),
  asked_at timestamptz not null,
  -- 20 for 20 or more.
  records int not null check (records between 1 and 20),
  handling text not null check (handling in ('P', 'C')),
  contact text not null check (length(contact) between 1 and 200),
  unique (enquiry_id, owner_organisation)
);
create index enquiry_hit_by_owner on enquiry_hit (owner_organisation, asked_at);
comment on table enquiry_hit is 'access: personal; that an owner was hit, for who asked and for the police of the owner';
alter table enquiry_hit enable row level security;
alter table enquiry_hit force row level security;
create policy own on enquiry_hit for select to hedgerow_app using (asker = (select acting_person()));
create policy asked_of_us on enquiry_hit for select to hedgerow_app
  using (owner_organisation = organisation_of((select acting_person())) and (select acts_as_police((select acting_person()))));
create policy by_who_asks_added on enquiry_hit for insert to hedgerow_app
  with check (asker = (select acting_person()) and asker_organisation = organisation_of((select acting_person())));
grant select, insert on enquiry_hit to hedgerow_app;

-- That somebody of the owner has seen it: once, and for good.
create table enquiry_hit_seen (
  hit_id uuid primary key references enquiry_hit,
  person_id uuid not null default acting_person() references person,
  at timestamptz not null,
  note text not null check (length(note) <= 200 and note !~ '[\n\r]')
);
comment on table enquiry_hit_seen is 'access: personal; who of an owner has seen an enquiry, and what they say to who asked';
alter table enquiry_hit_seen enable row level security;
alter table enquiry_hit_seen force row level security;
create policy with_its_hit on enquiry_hit_seen for select to hedgerow_app
  using ((select acting_person()) is not null and exists (select from enquiry_hit h where h.id = hit_id));
create policy by_its_owner_added on enquiry_hit_seen for insert to hedgerow_app
  with check (person_id = (select acting_person()) and (select acts_as_police((select acting_person())))
    and exists (select from enquiry_hit h where h.id = hit_id and h.owner_organisation = organisation_of((select acting_person()))));
grant select, insert on enquiry_hit_seen to hedgerow_app;

-- Which records were hit: written by the functions below and read through records_hit() alone.
create table enquiry_record (
  enquiry_id uuid not null references enquiry,
  owner_organisation uuid not null,
  record_id uuid not null,
  primary key (enquiry_id, owner_organisation, record_id)
);
comment on table enquiry_record is 'access: internal; which records an enquiry hit, granted to nobody';

create function answers_now(a answerable) returns boolean language sql stable parallel safe
  as $$ select (a.answers_from is null or a.answers_from <= now()) and (a.answers_until is null or a.answers_until > now()) $$;
comment on function answers_now(answerable) is 'access: internal; whether what is kept for enquiries counts at this moment';

-- What an enquiry is told of what it was compared with: of owners that answer whoever acts, and never of the own. A subject of the ladder counts as its steps, a
-- sector as its operation.
create function answer_enquiry(enquiry uuid, kind text, purpose text, matched uuid[])
  returns table (owner_organisation uuid, records int, handling text, contact text) language plpgsql volatile as $$
#variable_conflict use_column
declare
  asker uuid := organisation_of(acting_person());
begin
  if asker is null or not acts_as_police(acting_person()) then
    return;
  end if;
  return query
    with answering_now as materialized (select o.organisation_id, o.contact from answers_of($2, $3, asker) o),
    standing as (
      select a.record_id, a.record_kind, a.owner_organisation, case when parent.handling = 'C' then 'C' else a.handling end as handling, a.parent_id
        from answerable a left join answerable parent on parent.record_id = a.parent_id
        where a.record_id = any ($4) and answers_now(a) and (a.parent_id is null or (parent.record_id is not null and answers_now(parent)))
          and asker <> all (coalesce(a.members, '{}')) and asker <> all (coalesce(parent.members, '{}'))
          and (a.record_kind <> 'SECTOR' or parent.owner_organisation <> asker)),
    counted as (
      select s.owner_organisation, case s.record_kind when 'SECTOR' then s.parent_id else s.record_id end as record_id, s.handling
        from standing s where s.record_kind <> 'SUBJECT'
      union
      select step.owner_organisation, step.record_id, case when s.handling = 'C' then 'C' else step.handling end
        from standing s join answerable step on step.parent_id = s.record_id and step.record_kind = 'STEP' and answers_now(step)
        where s.record_kind = 'SUBJECT'),
    hit as (select distinct c.owner_organisation, c.record_id, c.handling from counted c
      where c.owner_organisation <> asker and c.owner_organisation in (select n.organisation_id from answering_now n)),
    kept as (insert into enquiry_record (enquiry_id, owner_organisation, record_id)
      select $1, numbered.owner_organisation, numbered.record_id from
        (select h.owner_organisation, h.record_id, row_number() over (partition by h.owner_organisation order by h.record_id) as number
          from (select distinct t.owner_organisation, t.record_id from hit t) h) numbered where numbered.number <= 100)
    select h.owner_organisation, least(20, count(distinct h.record_id))::int, case when bool_or(h.handling = 'C') then 'C' else 'P' end, n.contact
      from hit h join answering_now n on n.organisation_id = h.owner_organisation group by h.owner_organisation, n.contact;
end
$$;
comment on function answer_enquiry(uuid, text, text, uuid[]) is 'access: internal; called by the functions of enquiries alone, granted to nobody';
revoke execute on function answers_now(answerable), answer_enquiry(uuid, text, text, uuid[]) from public;

-- Which of the records of the own organisation an enquiry hit, while they may still be pointed to: of a step its subject.
create function records_hit(hits uuid[]) returns table (enquiry_id uuid, record_kind text, record_id uuid)
  language sql stable parallel restricted security definer set search_path = hedgerow, public, pg_temp
  as $$ select distinct r.enquiry_id, case a.record_kind when 'STEP' then 'SUBJECT' else a.record_kind end,
      case a.record_kind when 'STEP' then a.parent_id else a.record_id end
    from enquiry_record r join answerable a on a.record_id = r.record_id
    where r.enquiry_id = any ($1) and r.owner_organisation = organisation_of(acting_person()) and acts_as_police(acting_person()) $$;
comment on function records_hit(uuid[]) is
  'access: internal; runs with its owner''s rights and shows the police of an owner which of its own records were hit';
revoke execute on function records_hit(uuid[]) from public;
grant execute on function records_hit(uuid[]) to hedgerow_app;

-- How a plate agrees with a pattern without *: at most two characters are misread and at least three known ones agree. The expression says what is taken for what.
create function plate_agrees(pattern text, reads text, plate text) returns boolean language sql immutable parallel safe
  as $$ select $3 ~ $2 and (select count(*) filter (where p <> s) <= 2 and count(*) >= 3
    from generate_series(1, length($1)) at, substr($1, at, 1) p, substr($3, at, 1) s where p <> '?' and s <> '?') $$;
comment on function plate_agrees(text, text, text) is 'access: internal; how plates are compared with what is looked for';
revoke execute on function plate_agrees(text, text, text) from public;

-- The four sets of pairs and the expression are those of plates_like(); the patterns are all that the asked one may be, each with its own expression.
create function enquire_plates(enquiry uuid, purpose text, a int[], b int[], c int[], d int[], reads text, patterns text[], expressions text[])
  returns table (owner_organisation uuid, records int, handling text, contact text)
  language sql volatile security definer set search_path = hedgerow, public, pg_temp set enable_seqscan = off set work_mem = '32MB'
  as $$ select * from answer_enquiry($1, 'PLATE', $2, array(select w.record_id from answerable w
    where plate_pairs(w.plate) && $3 and plate_pairs(w.plate) && $4 and plate_pairs(w.plate) && $5 and plate_pairs(w.plate) && $6
      and w.plate is not null and w.plate ~ $7
      and exists (select from unnest($8, $9) as laid (pattern, expression) where plate_agrees(laid.pattern, laid.expression, w.plate)))) $$;
comment on function enquire_plates(uuid, text, int[], int[], int[], int[], text, text[], text[]) is
  'access: internal; runs with its owner''s rights and says how many records of which owners that answer agree with a plate, and whom to ask';
revoke execute on function enquire_plates(uuid, text, int[], int[], int[], int[], text, text[], text[]) from public;
grant execute on function enquire_plates(uuid, text, int[], int[], int[], int[], text, text[], text[]) to hedgerow_app;
