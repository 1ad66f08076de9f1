-- As V0410 does for the tables that are read by label.
alter policy added on change_log with check (label_id = any ((select writable_labels())::int[]));
