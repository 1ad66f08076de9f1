-- A file is as secret as its report, which is as secret as what it tells of: when an incident is kept among some people of the force, its photos are too.
-- Whoever sent a file goes on being told what became of it, and in whose name the server tells it.
create policy with_its_report on evidence_file as restrictive for select to hedgerow_app
  using (holder = (select acting_person()) or exists (select from report r where r.id = report_id));
create policy with_its_file on evidence_ledger as restrictive for select to hedgerow_app
  using ((select readable_set()) is not null and exists (select from evidence_file f where f.id = file_id));
