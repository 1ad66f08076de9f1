-- From here on an administrator keeps the reference data. The database holds to four things whoever writes: no change without a
-- line in the history that says who and why, nobody changes the history, a key has one row a day, and a row that has begun stays.

alter table force alter column source set not null, alter column verified drop default;
alter table force_adjacency alter column source set not null, alter column verified drop default;
alter table category alter column source set not null;

-- Counts changes, so that every node notices them. Its one row is also the lock that puts edits in order.
create table reference_epoch (
  one boolean primary key default true check (one),
  epoch bigint not null
);
insert into reference_epoch (epoch) values (1);
comment on table reference_epoch is 'access: reference; goes up with every change to the reference data';
grant select, update on reference_epoch to hedgerow_app;

create table reference_change (
  number bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  person_id uuid references person,
  reason text not null check (char_length(reason) between 1 and 400),
  table_name text not null,
  row_key text not null,
  before jsonb,
  after jsonb,
  check (before is not null or after is not null)
);
create index reference_change_by_row on reference_change (table_name, row_key, number);
comment on table reference_change is 'access: sealed; who changed which row of the reference data, when and why, before and after';
grant select, insert on reference_change to hedgerow_app;

create function refuse_reference_history() returns trigger language plpgsql as $$
begin
  raise exception 'sealed: % may only be added to', tg_table_name;
end
$$;
comment on function refuse_reference_history() is 'access: internal; the trigger behind the history of the reference data';
create trigger reference_change_is_sealed before update or delete or truncate on reference_change
  for each statement execute function refuse_reference_history();

-- The key of a row as it stands in addresses: the key's columns with a hyphen between.
create function reference_row_key(given jsonb, columns text[]) returns text language sql immutable parallel safe
  as $$ select string_agg(given ->> name, '-' order by place) from unnest(columns) with ordinality as part (name, place) $$;
comment on function reference_row_key(jsonb, text[]) is 'access: reference; the key of a row of the reference data';
grant execute on function reference_row_key(jsonb, text[]) to hedgerow_app;

-- Runs with the rights of whoever writes. The arguments are the key's columns.
create function record_reference_change() returns trigger language plpgsql as $$
declare
  editor uuid := nullif(current_setting('hedgerow.reference_editor', true), '')::uuid;
  gone jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  made jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
begin
  if editor is null and current_user = 'hedgerow_app' then
    raise exception 'reference data: a change needs somebody who makes it';
  end if;
  if made is null and (gone ->> 'valid_from')::date <= (now() at time zone 'Europe/London')::date then
    raise exception 'reference data: a row that has begun may be ended and not removed';
  end if;
  insert into reference_change (person_id, reason, table_name, row_key, before, after)
  values (editor, nullif(current_setting('hedgerow.reference_reason', true), ''), tg_table_name,
    reference_row_key(coalesce(made, gone), tg_argv::text[]), gone, made);
  update reference_epoch set epoch = epoch + 1;
  return null;
end
$$;
comment on function record_reference_change() is 'access: internal; trigger, writes the history of the reference data';

-- Asked when the transaction ends, of the rows as they then stand.
create function refuse_two_rows_a_day() returns trigger language plpgsql as $$
declare
  twice boolean;
begin
  execute format('select exists (select from %1$I one join %1$I other on one.valid_from < other.valid_from'
    ' and (one.valid_to is null or one.valid_to > other.valid_from)'
    ' where reference_row_key(to_jsonb(one), $1) = $2 and reference_row_key(to_jsonb(other), $1) = $2)', tg_table_name)
    into twice using tg_argv::text[], reference_row_key(to_jsonb(new), tg_argv::text[]);
  if twice then
    raise exception 'reference data: % has two rows for one day', tg_table_name;
  end if;
  return null;
end
$$;
comment on function refuse_two_rows_a_day() is 'access: internal; trigger, keeps the dates of reference data apart';

create function refuse_one_sided_border() returns trigger language plpgsql as $$
begin
  if exists (select from force_adjacency this
      where this.force_code in (new.force_code, new.neighbour_code) and this.neighbour_code in (new.force_code, new.neighbour_code)
        and not exists (select from force_adjacency that
          where that.force_code = this.neighbour_code and that.neighbour_code = this.force_code and that.kind = this.kind
            and that.valid_from = this.valid_from and that.valid_to is not distinct from this.valid_to)) then
    raise exception 'reference data: two forces meet both ways or not at all';
  end if;
  return null;
end
$$;
comment on function refuse_one_sided_border() is 'access: internal; trigger, keeps the table of neighbours symmetric';

do $$
declare
  kept record;
begin
  for kept in select * from (values ('force', 'code'), ('force_adjacency', 'force_code, neighbour_code, kind'), ('category', 'code'),
      ('offence', 'code'), ('air_base', 'code')) as every (name, keys) loop
    execute format('create trigger %1$s_history after insert or update or delete on %1$I'
      ' for each row execute function record_reference_change(%2$s)', kept.name, kept.keys);
    execute format('create constraint trigger %1$s_days after insert or update on %1$I deferrable initially deferred'
      ' for each row execute function refuse_two_rows_a_day(%2$s)', kept.name, kept.keys);
    execute format('grant insert, update, delete on %I to hedgerow_app', kept.name);
  end loop;
end
$$;
create constraint trigger force_adjacency_both_ways after insert or update on force_adjacency deferrable initially deferred
  for each row execute function refuse_one_sided_border();
revoke execute on function refuse_reference_history(), record_reference_change(), refuse_two_rows_a_day(), refuse_one_sided_border()
  from public;
