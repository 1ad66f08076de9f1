-- How fast police aircraft fly and how long they take to leave, as dated reference data beside the bases. The rows go in before the history begins: what an
-- installation begins with is no edit.

create table air_speed (
  kind text not null check (kind in ('ROTARY', 'FIXED_WING')),
  knots int not null check (knots between 30 and 400),
  launch_minutes_by_day int not null check (launch_minutes_by_day between 1 and 120),
  launch_minutes_by_night int not null check (launch_minutes_by_night between 1 and 120),
  verified boolean not null,
  source text not null check (char_length(source) between 1 and 300),
  valid_from date not null,
  valid_to date,
  primary key (kind, valid_from),
  check (valid_to > valid_from)
);
comment on table air_speed is 'access: reference; speed in knots and minutes until an aircraft has left, as they were taken to be on each day; for information only';

insert into air_speed (kind, knots, launch_minutes_by_day, launch_minutes_by_night, verified, source, valid_from) values
  ('FIXED_WING', 120, 6, 8, false, 'As for helicopters, for want of a source of its own; not verified', '2023-12-26'),
  ('ROTARY', 120, 6, 8, false, 'Average of 138 mph that the National Police Air Service gave to the press; launch times are general knowledge and not verified', '2023-12-26');

grant select, insert, update, delete on air_speed to hedgerow_app;
create trigger air_speed_history after insert or update or delete on air_speed for each row execute function record_reference_change('kind');
create constraint trigger air_speed_days after insert or update on air_speed deferrable initially deferred
  for each row execute function refuse_two_rows_a_day('kind');
