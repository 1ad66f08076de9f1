-- An aircraft that goes to a more urgent task: a step of air support, with a reason, that leaves the request open for the next aircraft.

alter table air_request_state drop constraint air_request_state_state_check;
alter table air_request_state add constraint air_request_state_state_check check (state in
  ('DRAFT', 'REQUESTED', 'ACCEPTED', 'EN_ROUTE', 'ON_SCENE', 'CALLED_AWAY', 'RELEASED', 'DECLINED', 'CANCELLED'));
alter table air_request_state add constraint air_request_state_called_away_why check (state <> 'CALLED_AWAY' or reason is not null);

create or replace function check_air_request_step() returns trigger language plpgsql as $$
declare
  is_force boolean := coalesce(substring(writable_set() from new.label_id + 1 for 1) = B'1', false);
  is_air_support boolean := coalesce(new.air_support = acting_air_support(), false);
  is_answer boolean;
begin
  if tg_op = 'INSERT' then
    if new.state <> 'DRAFT' or new.version <> 1 then
      raise exception 'a request for air support begins as a draft' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.request_id <> old.request_id or new.version <> old.version + 1 then
    raise exception 'a step of a request counts its version on' using errcode = 'check_violation';
  end if;
  if new.state = old.state and old.state in ('RELEASED', 'DECLINED', 'CANCELLED') then
    raise exception 'a request that has ended stays as it is' using errcode = 'check_violation';
  end if;
  if new.state <> old.state and (old.state || ' ' || new.state) not in ('DRAFT REQUESTED', 'DRAFT CANCELLED', 'REQUESTED ACCEPTED',
      'REQUESTED DECLINED', 'REQUESTED CANCELLED', 'ACCEPTED EN_ROUTE', 'ACCEPTED CALLED_AWAY', 'ACCEPTED CANCELLED', 'EN_ROUTE ON_SCENE',
      'EN_ROUTE CALLED_AWAY', 'EN_ROUTE CANCELLED', 'ON_SCENE CALLED_AWAY', 'ON_SCENE RELEASED', 'ON_SCENE CANCELLED', 'CALLED_AWAY ACCEPTED',
      'CALLED_AWAY DECLINED', 'CALLED_AWAY CANCELLED') then
    raise exception 'a request does not pass from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if not (old.state = 'DRAFT' and new.state = 'REQUESTED') and (new.label_id, new.air_support, new.sent_at, new.ends_at)
      is distinct from (old.label_id, old.air_support, old.sent_at, old.ends_at) then
    raise exception 'whom a request was sent to does not change' using errcode = 'check_violation';
  end if;
  is_answer := new.state <> old.state and new.state in ('ACCEPTED', 'EN_ROUTE', 'ON_SCENE', 'CALLED_AWAY', 'RELEASED', 'DECLINED');
  if (is_answer and not is_air_support) or (not is_answer and not is_force) then
    raise exception 'this step is for the other side to take' using errcode = 'check_violation';
  end if;
  return new;
end
$$;

-- As long as a request is open, drones near its place are told, whether or not an aircraft has it now.
alter policy about_a_task on police_drone using ((select acting_person()) is not null and landed_at is null and ends_at > now()
  and exists (select from air_request r join air_request_state s on s.request_id = r.id
    where s.state in ('REQUESTED', 'ACCEPTED', 'EN_ROUTE', 'ON_SCENE', 'CALLED_AWAY') and r.grid && ST_Expand(police_drone.grid, 10000)
    and ST_DWithin(r.grid, police_drone.grid, 5000 + police_drone.radius_metres)));
