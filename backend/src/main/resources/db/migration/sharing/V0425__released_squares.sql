-- Which squares of the National Grid are released in parts, for each tier. The first table of holdings that an installation uses decides; every
-- later one, or a higher number of holdings, can only take rows away, so that a square of today always holds the squares of every day before.
create table divided_square (
  tier text not null check (tier in ('WATCH', 'PUBLIC')),
  size_km int not null check (size_km in (5, 10, 50)),
  easting_km int not null,
  northing_km int not null,
  primary key (tier, size_km, easting_km, northing_km)
);
comment on table divided_square is 'access: internal; squares that are released in smaller ones; rows only ever go';
grant select, insert, delete on divided_square to hedgerow_app;

create table holdings_version (
  number int generated always as identity primary key,
  holdings_sha256 text check (holdings_sha256 ~ '^[0-9a-f]{64}$'),
  watch_holdings int not null check (watch_holdings >= 8),
  public_holdings int not null check (public_holdings >= watch_holdings),
  used_from timestamptz not null default now()
);
comment on table holdings_version is
  'access: internal; the tables of holdings that this installation has used; without a hash the one figure for the whole country';
grant select, insert on holdings_version to hedgerow_app;
create trigger holdings_version_is_never_changed before update or delete or truncate on holdings_version
  for each statement execute function refuse_change();

-- An installation that has released squares already did so by one figure for the whole country: 5 km for a watch, 10 km for the public.
insert into divided_square
  select tier, size_km, easting_km, northing_km
  from (values ('WATCH', 10), ('PUBLIC', 50)) as divided (tier, size_km),
    lateral generate_series(0, 700 - size_km, size_km) as east (easting_km),
    lateral generate_series(0, 1300 - size_km, size_km) as north (northing_km)
  where exists (select from label where tier in ('WATCH', 'PUBLIC'));
insert into holdings_version (watch_holdings, public_holdings)
  select 8, 40 where exists (select from label where tier in ('WATCH', 'PUBLIC'));

create function refuse_new_division() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' or exists (select from holdings_version) then
    raise exception 'released squares: a square may be merged and never divided again';
  end if;
  return null;
end
$$;
comment on function refuse_new_division() is 'access: internal; trigger, squares that were released are never made smaller';
revoke execute on function refuse_new_division() from public;
create trigger divided_square_only_merges before insert or update on divided_square
  for each statement execute function refuse_new_division();
