-- A label of its own for who told a force something in confidence: no audience reads it, and it is never shared.
alter table label drop constraint label_tier_check;
alter table label add constraint label_tier_check check (tier in ('EXACT', 'ORIGINATOR', 'WATCH', 'PUBLIC', 'POINTER', 'SOURCE')),
  add constraint label_of_sources check (tier <> 'SOURCE' or scope = 'OWN_FORCE');
