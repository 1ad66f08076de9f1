-- By whom a report was taken in, to be found again by whoever sends the very same: the answer to it may have been lost, and the session with it. The
-- proof is a keyed hash of the id and of all that was sent, so that nobody finds a row who could not send the report again word for word.
create table report_arrival (
  proof uuid primary key,
  report_id uuid not null references report,
  holder uuid not null,
  named boolean not null
);
comment on table report_arrival is 'access: personal; how a report arrived, for whoever can send it again';
alter table report_arrival enable row level security;
alter table report_arrival force row level security;
create policy proven on report_arrival for select to hedgerow_app using (proof = (select acting_person()));
create policy own_arrival_added on report_arrival for insert to hedgerow_app with check (holder = (select acting_person()));
grant select, insert on report_arrival to hedgerow_app;
