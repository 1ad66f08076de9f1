-- Somebody may be police and air support of one organisation. Who sent a request does not answer it, nor says for air support that it was read.

create function sent_air_request(request uuid) returns boolean language sql stable parallel restricted
  as $$ select exists (select from air_request_step t where t.request_id = $1 and t.state = 'REQUESTED' and t.person_id = (select acting_person())) $$;
comment on function sent_air_request(uuid) is 'access: internal; whether whoever acts sent a request that they may read';
revoke execute on function sent_air_request(uuid) from public;
grant execute on function sent_air_request(uuid) to hedgerow_app;

create function refuse_own_air_request() returns trigger language plpgsql as $$
begin
  if new.state <> old.state and new.state in ('ACCEPTED', 'EN_ROUTE', 'ON_SCENE', 'CALLED_AWAY', 'RELEASED', 'DECLINED') and sent_air_request(new.request_id) then
    raise exception 'a request is answered by somebody else than who sent it' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
comment on function refuse_own_air_request() is 'access: internal; trigger, runs with the rights of the caller';
revoke execute on function refuse_own_air_request() from public;
create trigger air_request_step_of_another before update on air_request_state for each row execute function refuse_own_air_request();

create policy by_another_added on air_acknowledgement as restrictive for insert to hedgerow_app
  with check ((select acting_person()) is not null and (link_id is not null or not sent_air_request(request_id)));
