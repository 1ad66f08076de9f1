-- Two more ways by which a place may be known: Plus Codes and the Military Grid Reference System.
alter table incident_place drop constraint incident_place_method_check;
alter table incident_place add constraint incident_place_method_check check (method in
  ('GRID_REFERENCE', 'EASTING_NORTHING', 'DEGREES', 'PLUS_CODE', 'MGRS', 'MAP_TAP', 'DEVICE', 'PLACE_NAME', 'IMPORTED'));
