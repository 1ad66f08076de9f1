-- When whoever cares about the area was told that a wording is out. What was issued before there were such notices is not told afterwards.
alter table bulletin_reach add column announced_at timestamptz default '-infinity';
alter table bulletin_reach alter column announced_at drop default;
create index bulletin_reach_to_announce on bulletin_reach (open_from) where announced_at is null;
create policy for_notices on bulletin_reach for select to hedgerow_app using ((select acting_person()) = notice_maker());
create policy announced on bulletin_reach for update to hedgerow_app
  using ((select acting_person()) = notice_maker()) with check ((select acting_person()) = notice_maker());
grant update (announced_at) on bulletin_reach to hedgerow_app;
-- Where, how urgent and until when: the words are not read by who makes notices.
create policy for_notices on issued_bulletin for select to hedgerow_app using ((select acting_person()) = notice_maker());
