-- The context is believed only when it is signed: with a key that the runtime login cannot read, over what may be read and written, the
-- person, this connection and this transaction. Text that slips into a statement can set the context but not sign it, and a context
-- that was overheard is worth nothing in another transaction.
create table context_key (
  one boolean primary key default true check (one),
  secret bytea not null check (octet_length(secret) = 32),
  -- The secret within the two paddings of HMAC (RFC 2104), so that a signature is two digests.
  inner_pad bytea not null check (octet_length(inner_pad) = 64),
  outer_pad bytea not null check (octet_length(outer_pad) = 64)
);
comment on table context_key is 'access: internal; the key of the signed context, read by its owner alone';

do $$
declare
  made bytea := sha256(decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));
  inner_pad bytea := decode(repeat('36', 64), 'hex');
  outer_pad bytea := decode(repeat('5c', 64), 'hex');
begin
  for i in 0..31 loop
    inner_pad := set_byte(inner_pad, i, get_byte(inner_pad, i) # get_byte(made, i));
    outer_pad := set_byte(outer_pad, i, get_byte(outer_pad, i) # get_byte(made, i));
  end loop;
  insert into context_key (secret, inner_pad, outer_pad) values (made, inner_pad, outer_pad);
end
$$;

create function context_is_signed() returns boolean language sql stable parallel restricted security definer
  set search_path = hedgerow, pg_temp
  as $$ select coalesce(encode(sha256(outer_pad || sha256(inner_pad || convert_to(
      current_setting('hedgerow.readable_labels', true) || '|' || current_setting('hedgerow.writable_labels', true)
      || '|' || current_setting('hedgerow.person', true) || '|' || pg_backend_pid()
      || '|' || (extract(epoch from transaction_timestamp()) * 1000000)::bigint, 'UTF8'))), 'hex')
    = current_setting('hedgerow.signature', true), false) from context_key $$;
comment on function context_is_signed() is 'access: internal; whether the context of this transaction is the application''s own';
revoke execute on function context_is_signed() from public;
grant execute on function context_is_signed() to hedgerow_app, hedgerow_tailer;

-- The policies ask these through a sub-select, once for each statement.
create or replace function readable_labels() returns int[] language sql stable parallel restricted
  as $$ select case when context_is_signed() then nullif(current_setting('hedgerow.readable_labels', true), '')::int[] end $$;
create or replace function writable_labels() returns int[] language sql stable parallel restricted
  as $$ select case when context_is_signed() then nullif(current_setting('hedgerow.writable_labels', true), '')::int[] end $$;
create or replace function acting_person() returns uuid language sql stable parallel restricted
  as $$ select case when context_is_signed() then nullif(current_setting('hedgerow.person', true), '')::uuid end $$;
