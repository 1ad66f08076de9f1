-- Where an event is that a bulletin invites to, as a point. What is written keeps it beside the area, and what is issued has a copy of its own, which nothing
-- changes: there is no right to update it. It goes with the words when a bulletin is cancelled.

alter table bulletin add column event_at geometry(Point, 27700)
  check (ST_X(event_at) >= -50000 and ST_X(event_at) < 700000 and ST_Y(event_at) >= -20000 and ST_Y(event_at) < 1250000);
alter table bulletin add column event_precision_metres int check (event_precision_metres between 1 and 100);
alter table bulletin add constraint bulletin_event_whole check ((event_at is null) = (event_precision_metres is null));
grant update (event_at, event_precision_metres) on bulletin to hedgerow_app;

create table issued_event_place (
  bulletin_id uuid primary key,
  label_id int not null,
  at geometry(Point, 27700) not null
    check (ST_X(at) >= -50000 and ST_X(at) < 700000 and ST_Y(at) >= -20000 and ST_Y(at) < 1250000),
  precision_metres int not null check (precision_metres between 1 and 100),
  foreign key (bulletin_id, label_id) references issued_bulletin (id, label_id)
);
comment on table issued_event_place is 'access: labelled; where the event of an issued bulletin is, for whoever reads one of its wordings';
call protect_by_label('issued_event_place');
create policy reached on issued_event_place for select to hedgerow_app
  using (exists (select from bulletin_reach r where r.bulletin_id = issued_event_place.bulletin_id
    and (substring((select readable_set()) from r.label_id + 1 for 1) = B'1' or (select acting_person()) = bulletin_anybody())));
-- Nothing but the place that was approved, in the version that was approved.
create policy approved_added on issued_event_place as restrictive for insert to hedgerow_app
  with check ((select acting_person()) is not null and exists (select from bulletin b where b.id = bulletin_id
    and ST_Equals(b.event_at, issued_event_place.at) and b.event_precision_metres = issued_event_place.precision_metres
    and exists (select from bulletin_approval a where a.bulletin_id = b.id and a.version = b.version)));
grant select, insert, delete on issued_event_place to hedgerow_app;
