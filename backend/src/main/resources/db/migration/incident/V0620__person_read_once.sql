-- The person is asked for once for each statement too.
alter policy own_submissions on incident_submission using (person_id = (select acting_person()));
alter policy own_submission_added on incident_submission with check (person_id = (select acting_person()));
