-- The words of a narrative, by which it is found. They stand in the narrative's own row and so under its label: who may not read the
-- narrative finds nothing by them. Made by the database itself, so that no way of writing an incident can forget them. Everything but
-- letters and figures parts words, as it does in what is searched for.
alter table incident add column words tsvector generated always as
  (to_tsvector('pg_catalog.english', regexp_replace(narrative, '[^[:alnum:]]+', ' ', 'g'))) stored;
create index incident_by_words on incident using gin (words);
