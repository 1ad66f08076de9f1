-- How long a report is kept, and what a review came to. A report without a row stands in the third group since the day on which it was made; each row says what a
-- unit decided since, and the last one counts. What is disposed of is emptied, and the row of the report says that it was there.
create table intelligence_review (
  report_id uuid not null references intelligence_report,
  number int not null check (number > 0),
  label_id int not null,
  person_id uuid not null default acting_person() references person,
  act text not null check (act in ('AMENDED', 'KEPT', 'DISPOSED')),
  retention_group text not null check (retention_group in ('PUBLIC_PROTECTION', 'SERIOUS', 'OTHER', 'UNDETECTED')),
  -- In London; null once nothing is there to review.
  review_day date,
  reason text not null check (length(reason) between 1 and 400),
  at timestamptz not null,
  primary key (report_id, number),
  check ((act = 'DISPOSED') = (review_day is null))
);
comment on table intelligence_review is 'access: labelled; what a unit decided about keeping a report, who and why, never changed, for the unit';
call protect_by_label('intelligence_review');
create policy for_the_unit on intelligence_review as restrictive for select to hedgerow_app
  using ((select assesses_intelligence((select acting_person()))) and exists (select from intelligence_report r where r.id = report_id));
create policy by_the_unit_added on intelligence_review as restrictive for insert to hedgerow_app
  with check (person_id = (select acting_person()) and (select assesses_intelligence((select acting_person())))
    and exists (select from intelligence_report r where r.id = report_id and r.owner_organisation = organisation_of((select acting_person()))
      and r.state <> 'DISPOSED'));
grant select, insert on intelligence_review to hedgerow_app;

alter table intelligence_report drop constraint intelligence_report_state_check;
alter table intelligence_report add constraint intelligence_report_state_check
  check (state in ('REQUIRES_COMPLETION', 'REQUIRES_ASSESSMENT', 'REQUIRES_CORRECTION', 'REQUIRES_LINKING', 'LIVE', 'REQUIRES_ASSESSMENT_SENSITIVE',
    'REQUIRES_CORRECTION_SENSITIVE', 'REQUIRES_LINKING_SENSITIVE', 'LIVE_SENSITIVE', 'RETURNED_FOR_DELETION', 'DISPOSED'));
alter table intelligence_way drop constraint intelligence_way_name_check;
alter table intelligence_way add constraint intelligence_way_name_check
  check (name in ('COMPLETE', 'RESUBMIT', 'ACCEPT', 'RETURN_FOR_CORRECTION', 'RETURN_FOR_DELETION', 'MAKE_LIVE', 'MARK_SENSITIVE', 'MARK_ORDINARY', 'DISPOSE'));
insert into intelligence_way (name, from_state, to_state, by_assessor, needs_reason)
  select 'DISPOSE', state, 'DISPOSED', true, true
  from unnest(array['REQUIRES_COMPLETION', 'REQUIRES_ASSESSMENT', 'REQUIRES_CORRECTION', 'REQUIRES_LINKING', 'LIVE', 'REQUIRES_ASSESSMENT_SENSITIVE',
    'REQUIRES_CORRECTION_SENSITIVE', 'REQUIRES_LINKING_SENSITIVE', 'LIVE_SENSITIVE', 'RETURNED_FOR_DELETION']) as state;

-- As before, but that disposing of a report, which somebody has decided and written down, takes its words away.
create or replace function check_intelligence_way() returns trigger language plpgsql as $$
declare
  taken intelligence_way;
  changed text[] := '{state,way,way_reason,changed_at,version}';
begin
  if new.version <> old.version + 1 then
    raise exception 'a change of a report counts its version on' using errcode = 'check_violation';
  end if;
  if new.state = old.state then
    if old.author is distinct from acting_person()
        or old.state not in ('REQUIRES_COMPLETION', 'REQUIRES_CORRECTION', 'REQUIRES_CORRECTION_SENSITIVE') then
      raise exception 'a report is changed by its author, while it is with the author' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  select * into taken from intelligence_way w where w.name = new.way and w.from_state = old.state and w.to_state = new.state;
  if not found then
    raise exception 'no way of that name leads from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if new.way = 'DISPOSE' then
    changed := changed || '{title,handling_instruction,intelligence_day,priority}'::text[];
    if new.title <> new.urn or num_nonnulls(new.handling_instruction, new.intelligence_day, new.priority) > 0
        or not exists (select from intelligence_review v where v.report_id = new.id and v.act = 'DISPOSED') then
      raise exception 'what is disposed of is emptied, and somebody said why' using errcode = 'check_violation';
    end if;
  end if;
  if to_jsonb(new) - changed <> to_jsonb(old) - changed then
    raise exception 'a way changes the state alone' using errcode = 'check_violation';
  end if;
  if taken.by_assessor then
    if old.author is not distinct from acting_person() or not assesses_intelligence(acting_person())
        or old.owner_organisation is distinct from organisation_of(acting_person()) then
      raise exception 'an assessor who is not the author takes this way' using errcode = 'check_violation';
    end if;
  elsif old.author is distinct from acting_person() then
    raise exception 'the author takes this way' using errcode = 'check_violation';
  end if;
  if taken.needs_reason and new.way_reason is null then
    raise exception 'this way is taken for a reason' using errcode = 'check_violation';
  end if;
  if new.way = 'ACCEPT' and not exists (select from intelligence_sanitised s where s.report_id = new.id) then
    raise exception 'a report is accepted once it is written for others' using errcode = 'check_violation';
  end if;
  insert into intelligence_transition (report_id, number, label_id, name, from_state, to_state, reason)
    select new.id, count(*) + 1, new.label_id, new.way, old.state, new.state, new.way_reason from intelligence_transition t where t.report_id = new.id;
  return new;
end
$$;

-- Emptying what a report that is disposed of said, and everything that was made of it.
drop policy by_its_author_changed on intelligence_original;
create policy by_its_author_changed on intelligence_original as restrictive for update to hedgerow_app
  using ((author = (select acting_person())
      and intelligence_state(report_id) in ('REQUIRES_COMPLETION', 'REQUIRES_CORRECTION', 'REQUIRES_CORRECTION_SENSITIVE'))
    or ((select assesses_intelligence((select acting_person()))) and intelligence_state(report_id) = 'DISPOSED'))
  with check (intelligence_state(report_id) <> 'DISPOSED' or (cardinality(item_texts) = 0 and num_nonnulls(provenance, source_reference, unreliable_reason,
    false_reason, condition_text, condition_reason, permitted_use) = 0));

create policy disposed_changed on intelligence_transition as restrictive for update to hedgerow_app
  using ((select assesses_intelligence((select acting_person()))) and intelligence_state(report_id) = 'DISPOSED') with check (reason is null);
grant update (reason) on intelligence_transition to hedgerow_app;

create policy disposed_removed on intelligence_sanitised as restrictive for delete to hedgerow_app
  using ((select assesses_intelligence((select acting_person()))) and intelligence_state(report_id) = 'DISPOSED');
grant delete on intelligence_sanitised to hedgerow_app;

drop policy by_an_assessor_removed on intelligence_kept_words;
create policy by_an_assessor_removed on intelligence_kept_words as restrictive for delete to hedgerow_app
  using ((select assesses_intelligence((select acting_person()))) and not is_author_of_intelligence(report_id, (select acting_person()))
    and intelligence_state(report_id) in ('REQUIRES_ASSESSMENT', 'REQUIRES_ASSESSMENT_SENSITIVE', 'DISPOSED'));

create policy disposed_removed on intelligence_approval as restrictive for delete to hedgerow_app
  using ((select assesses_intelligence((select acting_person()))) and intelligence_state(report_id) = 'DISPOSED');
grant delete on intelligence_approval to hedgerow_app;

create policy disposed_removed on intelligence_dissemination as restrictive for delete to hedgerow_app
  using ((select assesses_intelligence((select acting_person()))) and intelligence_state(report_id) = 'DISPOSED');
create policy disposed_removed on intelligence_dissemination_reading as restrictive for delete to hedgerow_app
  using ((select assesses_intelligence((select acting_person()))) and exists (select from intelligence_dissemination d
    where d.id = dissemination_id and intelligence_state(d.report_id) = 'DISPOSED'));
grant delete on intelligence_dissemination, intelligence_dissemination_reading to hedgerow_app;

-- The receiver's report is its own; the copy by which it came is emptied with the giver's.
alter table intelligence_transfer add column emptied_at timestamptz;
alter table intelligence_transfer alter column reason drop not null;
alter table intelligence_transfer alter column provenance drop not null;
alter table intelligence_transfer alter column provenance_grade drop not null;
alter table intelligence_transfer drop constraint intelligence_transfer_item_texts_check;
alter table intelligence_transfer add constraint intelligence_transfer_item_texts_check check (cardinality(item_texts) <= 20);
alter table intelligence_transfer add constraint intelligence_transfer_emptied check (case when emptied_at is null
  then cardinality(item_texts) > 0 and num_nonnulls(reason, provenance, provenance_grade) = 3
  else cardinality(item_texts) = 0 and title = urn and num_nonnulls(reason, provenance, provenance_grade, handling_instruction, unreliable_reason, false_reason,
    condition_text, condition_reason, permitted_use, intelligence_day) = 0 end);
create policy disposed_changed on intelligence_transfer as restrictive for update to hedgerow_app
  using ((select assesses_intelligence((select acting_person()))) and owner_organisation = organisation_of((select acting_person()))
    and intelligence_state(report_id) = 'DISPOSED') with check (emptied_at is not null);
grant update (emptied_at, reason, title, handling_instruction, item_texts, item_grades, provenance, provenance_grade, unreliable_reason, false_reason,
  condition_text, condition_reason, action_code, sanitisation_code, permitted_use, intelligence_day) on intelligence_transfer to hedgerow_app;
