-- What has left a label is told before the watermark has passed it: a long import must not hold a recall up.
create index change_log_departures on change_log (transaction_id, position) where kind = 'LEFT';
