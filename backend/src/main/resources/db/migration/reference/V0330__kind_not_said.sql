-- What somebody reports without saying what kind of incident it was: the place and the time are all that anybody must say. The desk of the force
-- says it later. Installations before this have none of its records, so it begins where the list begins.
select set_config('hedgerow.reference_reason', 'Reports may come without saying what kind of incident it was', true);
insert into category (code, parent_code, name, shape, place_in_list, source, valid_from) values
  ('OTHER', null, 'Something else', 'pentagon', 1350, 'Hedgerow''s own list, for reports that do not say what kind of incident it was', date '2000-01-01'),
  ('OTHER.NOTSAID', 'OTHER', 'Kind not said', null, 1351, 'Hedgerow''s own list, for reports that do not say what kind of incident it was', date '2000-01-01');
