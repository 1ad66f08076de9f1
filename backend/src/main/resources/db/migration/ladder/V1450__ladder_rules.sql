-- How long each step of the ladder lasts, which step has to be in force before it, and how long the time limits are: dated reference data, because Acts change. The
-- rows go in before the history begins: what an installation begins with is no edit.

create table ladder_rule (
  kind text not null check (kind in ('DISPERSAL', 'COMMUNITY_PROTECTION_WARNING', 'COMMUNITY_PROTECTION_NOTICE', 'BREACH',
    'CRIMINAL_BEHAVIOUR_ORDER', 'VEHICLE_WARNING', 'VEHICLE_SEIZURE', 'DISPOSAL', 'SUMMARY_PROCEEDINGS', 'WILDLIFE_PROCEEDINGS', 'WILDLIFE_LONGSTOP')),
  lasts int check (lasts between 1 and 1200),
  unit text check (unit in ('HOURS', 'DAYS', 'MONTHS')),
  is_most boolean not null,
  needs text check (needs in ('DISPERSAL', 'COMMUNITY_PROTECTION_WARNING', 'COMMUNITY_PROTECTION_NOTICE', 'BREACH',
    'CRIMINAL_BEHAVIOUR_ORDER', 'VEHICLE_WARNING', 'VEHICLE_SEIZURE')),
  verified boolean not null,
  source text not null check (char_length(source) between 1 and 300),
  valid_from date not null,
  valid_to date,
  primary key (kind, valid_from),
  check (valid_to > valid_from),
  check (needs <> kind),
  check ((lasts is null) = (unit is null)),
  check (lasts is not null or not is_most)
);
comment on table ladder_rule is 'access: reference; how long steps of the ladder and time limits last and which step each needs before it, as they were taken to be on each day';

insert into ladder_rule (kind, lasts, unit, is_most, needs, verified, source, valid_from) values
  ('BREACH', null, null, false, 'COMMUNITY_PROTECTION_NOTICE', false, 'Anti-social Behaviour, Crime and Policing Act 2014 s.48; first day not verified', '2014-10-20'),
  ('COMMUNITY_PROTECTION_NOTICE', null, null, false, 'COMMUNITY_PROTECTION_WARNING', false, 'Anti-social Behaviour, Crime and Policing Act 2014 s.43; first day not verified', '2014-10-20'),
  ('COMMUNITY_PROTECTION_WARNING', 3, 'MONTHS', false, null, false, 'Three months is what Cambridgeshire says in public; other forces may differ; not in the Act', '2014-10-20'),
  ('CRIMINAL_BEHAVIOUR_ORDER', null, null, false, 'BREACH', false, 'A court makes it on conviction, for as long as it says; first day not verified', '2014-10-20'),
  ('DISPERSAL', 48, 'HOURS', true, null, false, 'Anti-social Behaviour, Crime and Policing Act 2014 s.34 and s.35; first day not verified', '2014-10-20'),
  ('DISPOSAL', 21, 'DAYS', false, null, false, 'Days in which an appeal may be brought; general knowledge and not verified', '2000-01-01'),
  ('SUMMARY_PROCEEDINGS', 6, 'MONTHS', true, null, true, 'Magistrates'' Courts Act 1980 s.127', '2000-01-01'),
  ('VEHICLE_SEIZURE', null, null, false, 'VEHICLE_WARNING', false, 'Police Reform Act 2002 s.59; whether a warning is still needed from 29 June 2026 on is not verified', '2003-01-01'),
  ('VEHICLE_WARNING', 12, 'MONTHS', true, null, false, 'Police Reform Act 2002 s.59; whether it remains from 29 June 2026 on is not verified', '2003-01-01'),
  ('WILDLIFE_LONGSTOP', 24, 'MONTHS', true, null, true, 'Wildlife and Countryside Act 1981 part I: from the offence, at most', '2000-01-01'),
  ('WILDLIFE_PROCEEDINGS', 6, 'MONTHS', true, null, true, 'Wildlife and Countryside Act 1981 part I: from sufficient evidence', '2000-01-01');

grant select, insert, update, delete on ladder_rule to hedgerow_app;
create trigger ladder_rule_history after insert or update or delete on ladder_rule for each row execute function record_reference_change('kind');
create constraint trigger ladder_rule_days after insert or update on ladder_rule deferrable initially deferred
  for each row execute function refuse_two_rows_a_day('kind');
