-- Plates by pairs of their characters (ADR 58). No operator on arrays is leakproof, so that under row security no index on the sightings themselves can be
-- used. The plates therefore stand once more in a table of their own that nobody is granted; one function reads it, and looks at the label itself.

-- Every two characters of a plate with how far they are apart, as one number each. What is misread for another is one character here, whatever hangs together by
-- a chain of pairs; a character that nobody knows is one of its own. It calls nothing of ours: indexes are kept under any search path.
create function plate_pairs(plate text) returns int[] language plpgsql immutable strict parallel safe as $$
declare
  folded bytea := convert_to(translate(plate, 'ODQILZSBGTAWVY', '00011258674MUU'), 'UTF8');
  many int := octet_length(folded);
  pairs int[] := '{}';
  n int := 0;
  first int;
begin
  for i in 0 .. many - 2 loop
    first := (get_byte(folded, i) - 48) * 64 - 48;
    for j in i + 1 .. many - 1 loop
      n := n + 1;
      pairs[n] := (j - i) * 4096 + first + get_byte(folded, j);
    end loop;
  end loop;
  return pairs;
end
$$;
comment on function plate_pairs(text) is 'access: internal; what the index of plates holds of each';
revoke execute on function plate_pairs(text) from public;
grant execute on function plate_pairs(text) to hedgerow_app;

create table sighting_plate (
  sighting_id uuid primary key references sighting,
  label_id int not null,
  plate text not null,
  plate_certainty text not null,
  latest timestamptz not null
);
-- Without a pending list, which every search would read from end to end.
create index sighting_plate_pairs on sighting_plate using gin (plate_pairs(plate)) with (fastupdate = off);
comment on table sighting_plate is 'access: internal; plates of sightings that count, granted to nobody and read by plates_like() alone';

create function keep_sighting_plate() returns trigger language plpgsql security definer set search_path = hedgerow, pg_temp as $$
begin
  if new.plate is null or new.withdrawn_at is not null then
    delete from sighting_plate where sighting_id = new.id;
  else
    insert into sighting_plate values (new.id, new.label_id, new.plate, new.plate_certainty, new.latest)
      on conflict (sighting_id) do update set label_id = excluded.label_id, plate = excluded.plate,
        plate_certainty = excluded.plate_certainty, latest = excluded.latest;
  end if;
  return null;
end
$$;
comment on function keep_sighting_plate() is 'access: internal; trigger, copies what was just written under row security and answers nothing';
revoke execute on function keep_sighting_plate() from public;
create trigger sighting_plate_kept after insert or update of label_id, plate, plate_certainty, latest, withdrawn_at on sighting
  for each row execute function keep_sighting_plate();

-- The plates under readable labels that have one of each set of pairs, read as the text allows and were seen since. No limit: whoever calls it leaves out what
-- else row security hides before anything is counted.
create function plates_like(a int[], b int[], c int[], d int[], reads text, since timestamptz)
  returns table (sighting_id uuid, plate text, plate_certainty text, latest timestamptz)
  language sql stable parallel restricted security definer rows 200 set search_path = hedgerow, pg_temp set enable_seqscan = off set work_mem = '32MB'
  as $$ select p.sighting_id, p.plate, p.plate_certainty, p.latest from sighting_plate p
    where plate_pairs(p.plate) && a and plate_pairs(p.plate) && b and plate_pairs(p.plate) && c and plate_pairs(p.plate) && d
      and substring((select readable_set()) from p.label_id + 1 for 1) = B'1' and p.latest >= since and p.plate ~ reads $$;
comment on function plates_like(int[], int[], int[], int[], text, timestamptz) is
  'access: internal; runs with its owner''s rights and shows plates under the labels that the signed context may read';
revoke execute on function plates_like(int[], int[], int[], int[], text, timestamptz) from public;
grant execute on function plates_like(int[], int[], int[], int[], text, timestamptz) to hedgerow_app;
