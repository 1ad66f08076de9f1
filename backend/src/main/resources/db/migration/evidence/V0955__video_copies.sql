-- Copies of videos. One takes minutes, so that a sealed video waits in a stage of its own and no photo waits for it.
alter table evidence_keeping drop constraint evidence_keeping_stage_check;
alter table evidence_keeping add constraint evidence_keeping_stage_check
  check (stage in ('ARRIVING', 'WHOLE', 'SEALED', 'VIDEO', 'DONE', 'REFUSED'));
drop index evidence_keeping_in_work;
create index evidence_keeping_in_work on evidence_keeping (expected_at) where stage in ('ARRIVING', 'WHOLE', 'SEALED', 'VIDEO');
drop index evidence_keeping_to_verify;
create index evidence_keeping_to_verify on evidence_keeping (verified_at nulls first) where stage in ('SEALED', 'VIDEO', 'DONE');

-- Of the released copy: how long that of a video lasts, rounded up, and how many bytes it has, which a player asks for in parts.
alter table evidence_file
  add copy_seconds int check (copy_seconds between 1 and 602),
  add copy_bytes bigint check (copy_bytes between 1 and 134217728),
  add check (state = 'SANITISED' or (copy_seconds is null and copy_bytes is null));
grant update (copy_seconds, copy_bytes) on evidence_file to hedgerow_app;
