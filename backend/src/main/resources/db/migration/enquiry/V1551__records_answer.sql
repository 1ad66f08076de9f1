-- Keeps what enquiries are compared with beside its records, in the transaction of the act.
create function keep_answerable_sighting() returns trigger language plpgsql security definer set search_path = hedgerow, public, pg_temp as $$
begin
  delete from answerable where record_id = new.id;
  if new.withdrawn_at is null then
    insert into answerable (record_id, record_kind, owner_organisation, handling, answers_from, answers_until, parent_id, plate, make, model, colour,
        easting_km, northing_km)
      select new.id, 'SIGHTING', new.owner_organisation, l.handling, l.answers_from, l.answers_until, new.incident_id, new.plate, new.make_folded,
        new.model_folded, new.colour_folded, case when new.precision_metres <= 1000 then floor(ST_X(new.grid) / 1000) end,
        case when new.precision_metres <= 1000 then floor(ST_Y(new.grid) / 1000) end
      from answerable_as(new.label_id) l;
  end if;
  return null;
end
$$;
comment on function keep_answerable_sighting() is 'access: internal; trigger, copies what was just written under row security and answers nothing';
revoke execute on function keep_answerable_sighting() from public;
create trigger sighting_answers after insert or update on sighting for each row execute function keep_answerable_sighting();

-- Incidents come by the hundred thousand: a statement at a time. A new one is never withdrawn, and has its place in the same transaction.
create function keep_answerable_places() returns trigger language plpgsql security definer set search_path = hedgerow, public, pg_temp as $$
begin
  insert into answerable (record_id, record_kind, owner_organisation, handling, answers_from, answers_until, easting_km, northing_km)
    select w.incident_id, 'INCIDENT', own.owner_organisation, l.handling, l.answers_from, l.answers_until,
      case when w.precision_metres <= 1000 then floor(ST_X(w.grid) / 1000) end, case when w.precision_metres <= 1000 then floor(ST_Y(w.grid) / 1000) end
    from written w join label own on own.id = w.label_id cross join lateral answerable_as(w.label_id) l
    where not exists (select from answerable_never n where n.record_id = w.incident_id)
    on conflict (record_id) do update set handling = excluded.handling, answers_from = excluded.answers_from, answers_until = excluded.answers_until,
      easting_km = excluded.easting_km, northing_km = excluded.northing_km;
  return null;
end
$$;
create function keep_answerable_incidents() returns trigger language plpgsql security definer set search_path = hedgerow, public, pg_temp as $$
begin
  insert into answerable_never select w.id from written w where w.status = 'WITHDRAWN' on conflict do nothing;
  delete from answerable a using written w where a.record_id = w.id
    and (w.status = 'WITHDRAWN' or not exists (select from answerable_as(w.label_id)));
  insert into answerable (record_id, record_kind, owner_organisation, handling, answers_from, answers_until)
    select w.id, 'INCIDENT', w.owner_organisation, l.handling, l.answers_from, l.answers_until
    from written w cross join lateral answerable_as(w.label_id) l where w.status <> 'WITHDRAWN'
    on conflict (record_id) do update set handling = excluded.handling, answers_from = excluded.answers_from, answers_until = excluded.answers_until;
  return null;
end
$$;
comment on function keep_answerable_places() is 'access: internal; trigger, copies what was just written under row security and answers nothing';
comment on function keep_answerable_incidents() is 'access: internal; trigger, copies what was just written under row security and answers nothing';
revoke execute on function keep_answerable_places(), keep_answerable_incidents() from public;
create trigger incident_place_answers after insert on incident_place referencing new table as written
  for each statement execute function keep_answerable_places();
create trigger incident_place_answers_again after update on incident_place referencing new table as written
  for each statement execute function keep_answerable_places();
create trigger incident_answers_again after update on incident referencing new table as written
  for each statement execute function keep_answerable_incidents();

create function keep_answerable_subject() returns trigger language plpgsql security definer set search_path = hedgerow, public, pg_temp as $$
begin
  delete from answerable where record_id = new.id;
  insert into answerable (record_id, record_kind, owner_organisation, handling, answers_from, answers_until, plate, name_key, born)
    select new.id, 'SUBJECT', new.owner_organisation, l.handling, l.answers_from, l.answers_until, new.plate, new.name_key, new.born
    from answerable_as(new.label_id) l;
  return null;
end
$$;
create function keep_answerable_step() returns trigger language plpgsql security definer set search_path = hedgerow, public, pg_temp as $$
begin
  delete from answerable where record_id = new.id;
  if new.withdrawn_at is null then
    insert into answerable (record_id, record_kind, owner_organisation, handling, answers_from, answers_until, parent_id)
      select new.id, 'STEP', new.owner_organisation, l.handling, l.answers_from, l.answers_until, new.subject_id from answerable_as(new.label_id) l;
  end if;
  return null;
end
$$;
comment on function keep_answerable_subject() is 'access: internal; trigger, copies what was just written under row security and answers nothing';
comment on function keep_answerable_step() is 'access: internal; trigger, copies what was just written under row security and answers nothing';
revoke execute on function keep_answerable_subject(), keep_answerable_step() from public;
create trigger ladder_subject_answers after insert or update on ladder_subject for each row execute function keep_answerable_subject();
create trigger ladder_step_answers after insert or update on ladder_step for each row execute function keep_answerable_step();

-- What is there already. Row security is forced on the owner of the tables too, until this is done.
alter table sighting no force row level security;
alter table incident no force row level security;
alter table incident_place no force row level security;
alter table ladder_subject no force row level security;
alter table ladder_step no force row level security;
insert into answerable_never select id from incident where status = 'WITHDRAWN';
insert into answerable (record_id, record_kind, owner_organisation, handling, answers_from, answers_until, easting_km, northing_km)
  select i.id, 'INCIDENT', i.owner_organisation, l.handling, l.answers_from, l.answers_until,
    case when p.precision_metres <= 1000 then floor(ST_X(p.grid) / 1000) end, case when p.precision_metres <= 1000 then floor(ST_Y(p.grid) / 1000) end
  from incident i join incident_place p on p.incident_id = i.id cross join lateral answerable_as(i.label_id) l where i.status <> 'WITHDRAWN';
insert into answerable (record_id, record_kind, owner_organisation, handling, answers_from, answers_until, parent_id, plate, make, model, colour,
    easting_km, northing_km)
  select s.id, 'SIGHTING', s.owner_organisation, l.handling, l.answers_from, l.answers_until, s.incident_id, s.plate, s.make_folded, s.model_folded,
    s.colour_folded, case when s.precision_metres <= 1000 then floor(ST_X(s.grid) / 1000) end,
    case when s.precision_metres <= 1000 then floor(ST_Y(s.grid) / 1000) end
  from sighting s cross join lateral answerable_as(s.label_id) l where s.withdrawn_at is null;
insert into answerable (record_id, record_kind, owner_organisation, handling, answers_from, answers_until, plate, name_key, born)
  select s.id, 'SUBJECT', s.owner_organisation, l.handling, l.answers_from, l.answers_until, s.plate, s.name_key, s.born
  from ladder_subject s cross join lateral answerable_as(s.label_id) l;
insert into answerable (record_id, record_kind, owner_organisation, handling, answers_from, answers_until, parent_id)
  select s.id, 'STEP', s.owner_organisation, l.handling, l.answers_from, l.answers_until, s.subject_id
  from ladder_step s cross join lateral answerable_as(s.label_id) l where s.withdrawn_at is null;
alter table sighting force row level security;
alter table incident force row level security;
alter table incident_place force row level security;
alter table ladder_subject force row level security;
alter table ladder_step force row level security;
