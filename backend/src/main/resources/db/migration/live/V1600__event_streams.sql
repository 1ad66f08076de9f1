-- A stream of server-sent events belongs to one node, and what its client says may come to another: it waits here until that node takes it.
-- A key is the SHA-256 of a stream's name, its session and its person. Both tables are empty after a crash, and so are the streams.

create unlogged table event_stream (
  key bytea primary key check (octet_length(key) = 32),
  node uuid not null,
  seen_at timestamptz not null default clock_timestamp()
);
comment on table event_stream is 'access: account; streams of server-sent events that are open, each at one node, by SHA-256';

create unlogged table event_stream_message (
  stream_key bytea not null references event_stream (key) on delete cascade,
  turn int not null check (turn > 0),
  node uuid not null,
  said text not null check (octet_length(said) <= 4096),
  primary key (stream_key, turn)
);
create index event_stream_message_node on event_stream_message (node);
comment on table event_stream_message is 'access: account; what clients said for a stream at another node, for moments';

grant select, insert, update, delete on event_stream, event_stream_message to hedgerow_app;
