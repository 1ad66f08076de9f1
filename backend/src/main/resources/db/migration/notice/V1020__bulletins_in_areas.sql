-- A notice may say that a bulletin was issued about an area, instead of that something was reported there. Which bulletins an area's owner wants to be told
-- of is said with the area: those of this priority and of higher ones (1 is the highest), null for none. Nobody who had an area before has asked for any.
alter table own_area add column bulletin_priority smallint check (bulletin_priority between 1 and 5);
grant update (bulletin_priority) on own_area to hedgerow_app;

alter table notice
  alter column incident_id drop not null,
  add column bulletin_id uuid,
  -- When a message about it was handed over for the first phone of its person.
  add column pushed_at timestamptz,
  add constraint notice_of_one_thing check (num_nonnulls(incident_id, bulletin_id) = 1),
  drop constraint notice_area_id_incident_id_key;
-- Each of what it is about, and no row in an index of the other: tens of thousands are made at once.
create unique index notice_of_an_incident_once on notice (area_id, incident_id) where incident_id is not null;
create unique index notice_of_a_bulletin_once on notice (bulletin_id, area_id) where bulletin_id is not null;
grant update (pushed_at) on notice to hedgerow_app;
comment on table notice is 'access: personal; that an incident was reported, or a bulletin issued, in an area of somebody';
