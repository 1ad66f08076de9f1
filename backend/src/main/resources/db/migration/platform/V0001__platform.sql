-- Every table, view and function says who may reach it: "access: <class>" at the head of its comment. The classes are
-- reference (everybody may read), account (identity's own), labelled (row security by label), personal (row security by
-- person), sealed (added to, never changed) and internal (the owner and the programs of the platform). A test holds each to it.

-- What this installation is: made once, never copied to another.
create table installation (
  one boolean primary key default true check (one),
  epoch uuid not null default gen_random_uuid(),
  secret bytea not null default (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')),
  made_at timestamptz not null default now()
);
comment on table installation is 'access: internal; epoch changes when a restored copy is put to work, secret keys the stream cursors';
insert into installation default values;
grant select on installation to hedgerow_app;
