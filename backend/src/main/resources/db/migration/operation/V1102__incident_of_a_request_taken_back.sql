-- A request for air support was made of an incident, and the incident is taken back. What was made of it is shown to nobody from then on; the request stays,
-- as what its force said itself, until the force goes on without the incident.

-- Written in the transaction that takes an incident back. Whoever may still ask for air support with it is named; for everybody else it is gone.
create table air_taken_back (
  id bigint generated always as identity primary key,
  incident_id uuid not null references incident,
  label_id int not null,
  kept_by uuid[] not null check (cardinality(kept_by) <= 100),
  kept_by_all_forces boolean not null,
  at timestamptz not null default clock_timestamp()
);
create index air_taken_back_by_incident on air_taken_back (incident_id, at);
create index air_request_by_incident on air_request (incident_id) where incident_id is not null;
comment on table air_taken_back is 'access: labelled; incidents taken back, and who may still ask for air support with them: for the owner, and for whoever reads a request that was made of one';
call protect_by_label('air_taken_back');
create policy of_a_request on air_taken_back for select to hedgerow_app
  using ((select acting_person()) is not null and exists (select from air_request r where r.incident_id = air_taken_back.incident_id));
grant select, insert on air_taken_back to hedgerow_app;

-- Runs with the rights of whoever asks, who reads the request.
create function air_incident_taken_back(incident uuid, force uuid, since timestamptz) returns boolean language sql stable parallel restricted
  as $$ select exists (select from air_taken_back t where t.incident_id = $1 and t.at >= $3 and not t.kept_by_all_forces and not $2 = any (t.kept_by)) $$;
comment on function air_incident_taken_back(uuid, uuid, timestamptz) is 'access: internal; whether the incident of a request was taken back from its force since it was made';
revoke execute on function air_incident_taken_back(uuid, uuid, timestamptz) from public;
grant execute on function air_incident_taken_back(uuid, uuid, timestamptz) to hedgerow_app;

-- Since when a request stands without its incident; and how many versions there are, whoever may read them.
alter table air_request add column let_go_at timestamptz, add column briefing_version int not null default 0 check (briefing_version >= 0);
alter table air_request no force row level security;
alter table air_briefing no force row level security;
update air_request r set briefing_version = made.newest
  from (select request_id, max(version) as newest from air_briefing group by request_id) made where made.request_id = r.id;
alter table air_request force row level security;
alter table air_briefing force row level security;
grant update (let_go_at, briefing_version) on air_request to hedgerow_app;

create function check_air_request_change() returns trigger language plpgsql as $$
begin
  if old.let_go_at is not null and new.let_go_at is distinct from old.let_go_at then
    raise exception 'a request does not take an incident up again' using errcode = 'check_violation';
  end if;
  if new.briefing_version < old.briefing_version then
    raise exception 'versions of a briefing are counted on' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
comment on function check_air_request_change() is 'access: internal; trigger, runs with the rights of the caller';

-- The database says of what a version was made, and counts it.
alter table air_briefing add column of_incident boolean not null default true;
create function count_air_briefing() returns trigger language plpgsql as $$
begin
  update air_request set briefing_version = new.version where id = new.request_id and briefing_version = new.version - 1
    returning let_go_at is null into new.of_incident;
  if not found then
    raise exception 'versions of a briefing are counted on' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
comment on function count_air_briefing() is 'access: internal; trigger, runs with the rights of the caller';
revoke execute on function check_air_request_change(), count_air_briefing() from public;
create trigger air_request_change_checked before update on air_request for each row execute function check_air_request_change();
create trigger air_briefing_counted before insert on air_briefing for each row execute function count_air_briefing();

create policy not_of_what_was_taken_back on air_briefing as restrictive for select to hedgerow_app
  using ((select acting_person()) is not null and (not of_incident or exists (select from air_request r where r.id = air_briefing.request_id
    and not air_incident_taken_back(r.incident_id, r.owner_organisation, r.made_at))));
