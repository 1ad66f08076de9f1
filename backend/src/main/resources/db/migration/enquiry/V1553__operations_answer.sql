-- Deconfliction: whether anybody plans or does anything near an area on some days. Tasks and patrols are done in sectors of the board, which answer for them.
create function keep_answerable_operation() returns trigger language plpgsql security definer set search_path = hedgerow, public, pg_temp as $$
begin
  delete from answerable where record_id = new.id;
  if new.state in ('PLANNED', 'RUNNING') then
    insert into answerable (record_id, record_kind, owner_organisation, handling, answers_from, answers_until, area, first_day, last_day, members)
      select new.id, 'OPERATION', new.owner_organisation, case when known.handling = 'C' then 'C' else work.handling end, work.answers_from,
        work.answers_until, new.area, new.first_day, new.last_day, new.members
      from answerable_as(new.work_label_id) work cross join answerable_as(new.label_id) known;
  end if;
  return null;
end
$$;
create function keep_answerable_sector() returns trigger language plpgsql security definer set search_path = hedgerow, public, pg_temp as $$
begin
  delete from answerable where record_id = new.id;
  if new.kind = 'SECTOR' and new.removed_at is null then
    insert into answerable (record_id, record_kind, owner_organisation, handling, answers_from, answers_until, parent_id, area, first_day, last_day)
      select new.id, 'SECTOR', new.owner_organisation, l.handling, l.answers_from, least(l.answers_until, new.expires_at), new.operation_id, new.shape,
        london_day(new.made_at), greatest(london_day(new.made_at), london_day(new.expires_at))
      from answerable_as(new.label_id) l;
  end if;
  return null;
end
$$;
comment on function keep_answerable_operation() is 'access: internal; trigger, copies what was just written under row security and answers nothing';
comment on function keep_answerable_sector() is 'access: internal; trigger, copies what was just written under row security and answers nothing';
revoke execute on function keep_answerable_operation(), keep_answerable_sector() from public;
create trigger operation_answers after insert or update on operation for each row execute function keep_answerable_operation();
create trigger board_sector_answers after insert or update on operation_board_item for each row execute function keep_answerable_sector();

alter table operation no force row level security;
alter table operation_board_item no force row level security;
insert into answerable (record_id, record_kind, owner_organisation, handling, answers_from, answers_until, area, first_day, last_day, members)
  select o.id, 'OPERATION', o.owner_organisation, case when known.handling = 'C' then 'C' else work.handling end, work.answers_from, work.answers_until,
    o.area, o.first_day, o.last_day, o.members
  from operation o cross join lateral answerable_as(o.work_label_id) work cross join lateral answerable_as(o.label_id) known
  where o.state in ('PLANNED', 'RUNNING');
insert into answerable (record_id, record_kind, owner_organisation, handling, answers_from, answers_until, parent_id, area, first_day, last_day)
  select i.id, 'SECTOR', i.owner_organisation, l.handling, l.answers_from, least(l.answers_until, i.expires_at), i.operation_id, i.shape,
    london_day(i.made_at), greatest(london_day(i.made_at), london_day(i.expires_at))
  from operation_board_item i cross join lateral answerable_as(i.label_id) l where i.kind = 'SECTOR' and i.removed_at is null;
alter table operation force row level security;
alter table operation_board_item force row level security;

-- Metres on the National Grid; both days belong to what is asked.
create function enquire_operations(enquiry uuid, purpose text, area geometry, radius_metres int, first_day date, last_day date)
  returns table (owner_organisation uuid, records int, handling text, contact text)
  language sql volatile security definer set search_path = hedgerow, public, pg_temp
  as $$ select * from answer_enquiry($1, 'OPERATION', $2, array(select w.record_id from answerable w
    where w.area && ST_Expand($3, $4) and ST_DWithin(w.area, $3, $4) and w.first_day <= $6 and w.last_day >= $5)) $$;
comment on function enquire_operations(uuid, text, geometry, int, date, date) is
  'access: internal; runs with its owner''s rights and says which owners that answer plan or do something near an area on some days, and whom to ask';
revoke execute on function enquire_operations(uuid, text, geometry, int, date, date) from public;
grant execute on function enquire_operations(uuid, text, geometry, int, date, date) to hedgerow_app;
