-- A report that belongs to another force is offered to that force's unit. What is offered is a copy of what an assessor wrote for others; the original and who told
-- it never leave. Until the other accepts, it is the giver's; what the receiver makes of it is a report of its own.
create table intelligence_transfer (
  id uuid primary key,
  label_id int not null,
  owner_organisation uuid not null references organisation,
  receiver uuid not null references organisation,
  report_id uuid not null references intelligence_report,
  author uuid not null default acting_person() references person,
  urn text not null,
  -- Why it belongs there.
  reason text not null check (length(reason) between 1 and 400),
  title text not null check (length(title) between 1 and 120),
  priority text not null check (priority in ('HIGH', 'MEDIUM', 'LOW')),
  marking text not null check (marking in ('OFFICIAL', 'OFFICIAL-SENSITIVE')),
  handling_instruction text check (length(handling_instruction) between 1 and 400),
  category_code text not null check (length(category_code) between 1 and 60),
  item_texts text[] not null check (cardinality(item_texts) between 1 and 20),
  item_grades text[] not null,
  provenance text not null check (length(provenance) between 1 and 4000),
  provenance_grade text not null,
  unreliable_reason text check (length(unreliable_reason) between 1 and 400),
  false_reason text check (length(false_reason) between 1 and 400),
  condition_text text check (length(condition_text) between 1 and 400),
  condition_reason text check (length(condition_reason) between 1 and 400),
  -- Under the others the originator decides, who stays the giver.
  action_code text check (action_code in ('A3')),
  sanitisation_code text check (sanitisation_code in ('S1', 'S2')),
  permitted_use text check (length(permitted_use) between 1 and 400),
  intelligence_day date,
  content_sha256 bytea not null check (length(content_sha256) = 32),
  offered_at timestamptz not null,
  check (receiver <> owner_organisation),
  check (cardinality(item_texts) = cardinality(item_grades)),
  check (array_to_string(item_grades || provenance_grade, ' ') ~ '^([1-3][A-E][PC]( |$))*$'),
  check ((array_to_string(item_grades || provenance_grade, ' ') ~ 'C( |$)') = (action_code is not null))
);
create index intelligence_transfer_by_receiver on intelligence_transfer (receiver, offered_at desc);
create index intelligence_transfer_by_owner on intelligence_transfer (owner_organisation, offered_at desc);
create index intelligence_transfer_by_report on intelligence_transfer (report_id);
comment on table intelligence_transfer is 'access: labelled; what one force offers another of a report, for the units of the two of them';
call protect_by_label('intelligence_transfer');
create policy between_the_units on intelligence_transfer as restrictive for select to hedgerow_app
  using ((select assesses_intelligence((select acting_person())))
    and organisation_of((select acting_person())) in (owner_organisation, receiver));
-- The sub-select sees what others read under its own label, and what the unit wrote.
create policy by_the_giver_added on intelligence_transfer as restrictive for insert to hedgerow_app
  with check (author = (select acting_person()) and (select assesses_intelligence((select acting_person())))
    and owner_organisation = organisation_of((select acting_person())) and intelligence_state(report_id) in ('REQUIRES_LINKING', 'LIVE')
    and exists (select from intelligence_sanitised s where s.report_id = intelligence_transfer.report_id
      and s.owner_organisation = intelligence_transfer.owner_organisation and s.item_texts = intelligence_transfer.item_texts));
grant select, insert on intelligence_transfer to hedgerow_app;

-- What the receiver said: once, and for good.
create table intelligence_transfer_answer (
  transfer_id uuid primary key references intelligence_transfer,
  label_id int not null,
  person_id uuid not null default acting_person() references person,
  accepted boolean not null,
  reason text check (length(reason) between 1 and 400),
  -- Of the report that the receiver has now.
  urn text,
  at timestamptz not null,
  check (accepted = (reason is null) and accepted = (urn is not null))
);
comment on table intelligence_transfer_answer is 'access: labelled; whether the force that was offered a report accepted it, or why not, for the units of the two of them';
call protect_by_label('intelligence_transfer_answer');
create policy with_its_offer on intelligence_transfer_answer as restrictive for select to hedgerow_app
  using ((select acting_person()) is not null and exists (select from intelligence_transfer t where t.id = transfer_id));
-- The label is the giver's to write under; this row is the receiver's alone.
create policy answered_added on intelligence_transfer_answer for insert to hedgerow_app with check (person_id = (select acting_person()));
create policy by_the_receiver_added on intelligence_transfer_answer as restrictive for insert to hedgerow_app
  with check (person_id = (select acting_person()) and (select assesses_intelligence((select acting_person())))
    and exists (select from intelligence_transfer t where t.id = transfer_id and t.label_id = intelligence_transfer_answer.label_id
      and t.receiver = organisation_of((select acting_person()))));
grant select, insert on intelligence_transfer_answer to hedgerow_app;

-- The offer of which a report was made; null for one that the force's own people wrote.
alter table intelligence_report add column transfer_id uuid unique references intelligence_transfer;

create function has_accepted_transfer(transfer uuid, report_urn text, owner uuid, somebody uuid) returns boolean language sql stable parallel restricted
  as $$ select exists (select from intelligence_transfer t join intelligence_transfer_answer a on a.transfer_id = t.id
    where t.id = $1 and t.receiver = $3 and a.accepted and a.urn = $2 and a.person_id = $4) $$;
comment on function has_accepted_transfer(uuid, text, uuid, uuid) is 'access: internal; whether a person accepted an offer as the report of that name';
create function is_given_away(report uuid) returns boolean language sql stable parallel restricted
  as $$ select exists (select from intelligence_transfer t join intelligence_transfer_answer a on a.transfer_id = t.id
    where t.report_id = $1 and a.accepted) $$;
comment on function is_given_away(uuid) is 'access: internal; whether another force has accepted a report, as far as whoever asks may see it';
revoke execute on function has_accepted_transfer(uuid, text, uuid, uuid), is_given_away(uuid) from public;
grant execute on function has_accepted_transfer(uuid, text, uuid, uuid), is_given_away(uuid) to hedgerow_app;

create function check_received_report() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.transfer_id is not null and not has_accepted_transfer(new.transfer_id, new.urn, new.owner_organisation, acting_person()) then
      raise exception 'a received report is made by who accepts it' using errcode = 'check_violation';
    end if;
  elsif new.way = 'MAKE_LIVE' and new.state <> old.state and is_given_away(new.id) then
    raise exception 'a report that another force has now is made live there' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
comment on function check_received_report() is 'access: internal; trigger, runs with the rights of the caller';
revoke execute on function check_received_report() from public;
create trigger intelligence_received_checked before insert or update on intelligence_report for each row execute function check_received_report();

-- A received report begins at the unit's desk, as one in the older form does.
create function check_intelligence_beginning() returns trigger language plpgsql as $$
begin
  if new.state <> (case when new.legacy or new.transfer_id is not null then 'REQUIRES_ASSESSMENT' else 'REQUIRES_COMPLETION' end) or new.way is not null then
    raise exception 'a report begins at its beginning' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
comment on function check_intelligence_beginning() is 'access: internal; trigger, runs with the rights of the caller';
revoke execute on function check_intelligence_beginning() from public;
drop trigger intelligence_way_checked on intelligence_report;
create trigger intelligence_beginning_checked before insert on intelligence_report for each row execute function check_intelligence_beginning();
create trigger intelligence_way_checked before update on intelligence_report for each row execute function check_intelligence_way();
