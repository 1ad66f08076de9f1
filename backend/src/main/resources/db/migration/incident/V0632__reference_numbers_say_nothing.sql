-- From now on the numbers of references are shuffled: see ReferenceShuffle. Those of this year that were given out in order stay as they are.
alter table reference_counter add column shuffled_from int not null default 1;
update reference_counter set shuffled_from = last_number + 1;
