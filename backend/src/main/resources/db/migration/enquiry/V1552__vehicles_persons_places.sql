-- Enquiries about how a vehicle looks, about a person and about a place. Each compares with whole values: nothing is listed, and nothing is found by a part.
create function enquire_vehicles(enquiry uuid, purpose text, make text, model text, colour text)
  returns table (owner_organisation uuid, records int, handling text, contact text)
  language sql volatile security definer set search_path = hedgerow, public, pg_temp
  as $$ select * from answer_enquiry($1, 'VEHICLE', $2, array(select w.record_id from answerable w
    where w.make = lower($3) and w.colour = lower($5) and ($4 is null or w.model = lower($4)))) $$;
comment on function enquire_vehicles(uuid, text, text, text, text) is
  'access: internal; runs with its owner''s rights and says how many records of which owners that answer agree with looks, and whom to ask';

-- As the ladder compares persons: the same name and date of birth.
create function enquire_persons(enquiry uuid, purpose text, name_key text, born date)
  returns table (owner_organisation uuid, records int, handling text, contact text)
  language sql volatile security definer set search_path = hedgerow, public, pg_temp
  as $$ select * from answer_enquiry($1, 'PERSON', $2, array(select w.record_id from answerable w where w.name_key = $3 and w.born = $4)) $$;
comment on function enquire_persons(uuid, text, text, date) is
  'access: internal; runs with its owner''s rights and says how many records of which owners that answer are of a person, and whom to ask';

create function enquire_places(enquiry uuid, purpose text, easting_km int, northing_km int)
  returns table (owner_organisation uuid, records int, handling text, contact text)
  language sql volatile security definer set search_path = hedgerow, public, pg_temp
  as $$ select * from answer_enquiry($1, 'PLACE', $2, array(select w.record_id from answerable w
    where w.easting_km = $3 and w.northing_km = $4)) $$;
comment on function enquire_places(uuid, text, int, int) is
  'access: internal; runs with its owner''s rights and says how many records of which owners that answer are of a square of 1 km, and whom to ask';
revoke execute on function enquire_vehicles(uuid, text, text, text, text), enquire_persons(uuid, text, text, date), enquire_places(uuid, text, int, int)
  from public;
grant execute on function enquire_vehicles(uuid, text, text, text, text), enquire_persons(uuid, text, text, date), enquire_places(uuid, text, int, int)
  to hedgerow_app;
