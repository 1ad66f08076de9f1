-- An incident taken back from readers: written in the transaction that took it back, under the label of the owner's own police.
create table recall (
  id bigint generated always as identity primary key,
  incident_id uuid not null references incident,
  label_id int not null,
  version int not null,
  withdrawn boolean not null,
  person_id uuid not null default acting_person() references person,
  at timestamptz not null default clock_timestamp(),
  reason text check (length(reason) <= 400),
  labels_left int[] not null check (cardinality(labels_left) between 1 and 100),
  tiers_left text[] not null,
  purged_products text[] not null,
  purged_counts int[] not null,
  unique (incident_id, version),
  check (cardinality(purged_products) = cardinality(purged_counts))
);
comment on table recall is 'access: labelled; who took an incident back from which labels, when and why: for the owner alone';
call protect_by_label('recall');
grant select, insert on recall to hedgerow_app;

-- Added to by the stream: a client was told to forget an incident, and said that it has. A client is one connection of one page.
create table recall_receipt (
  id bigint generated always as identity primary key,
  incident_id uuid not null,
  version int not null,
  label_id int not null,
  client uuid not null,
  organisation_id uuid not null references organisation,
  person_id uuid not null references person,
  kind text not null check (kind in ('TOLD', 'ACKNOWLEDGED')),
  at timestamptz not null,
  unique (incident_id, version, client, kind)
);
comment on table recall_receipt is 'access: labelled; whose clients were told of a recall and acknowledged it: for the owner alone';
call protect_by_label('recall_receipt');
grant select, insert on recall_receipt to hedgerow_app;
