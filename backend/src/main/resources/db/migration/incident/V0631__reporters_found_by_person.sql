-- How somebody, or an organisation, has shared earlier reports is asked for whenever they are about to share another.
create index incident_reporter_person on incident_reporter (person_id);
create index incident_reporter_organisation on incident_reporter (organisation_id);
