-- Sessions, in the shape that Spring Session reads and writes. principal_name is the person's id; the only attribute that
-- Hedgerow keeps is that id again, so a session carries no right of its own.

create table spring_session (
  primary_id char(36) primary key,
  session_id char(36) not null,
  creation_time bigint not null,
  last_access_time bigint not null,
  max_inactive_interval int not null,
  expiry_time bigint not null,
  principal_name varchar(100)
);
create unique index spring_session_session on spring_session (session_id);
create index spring_session_expiry on spring_session (expiry_time);
create index spring_session_principal on spring_session (principal_name);
comment on table spring_session is 'access: account; open sessions; times are milliseconds since 1970';

create table spring_session_attributes (
  session_primary_id char(36) not null references spring_session (primary_id) on delete cascade,
  attribute_name varchar(200) not null,
  attribute_bytes bytea not null,
  primary key (session_primary_id, attribute_name)
);
comment on table spring_session_attributes is 'access: account; what a session remembers';

grant select, insert, update, delete on spring_session, spring_session_attributes to hedgerow_app;
