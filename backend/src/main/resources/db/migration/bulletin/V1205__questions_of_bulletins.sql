-- Questions that people put to a bulletin which invites them, and the answers of its police. What is asked goes to the bulletin's own organisation and to
-- nobody else, not even back to who asked. What is answered is published as a copy, in words of the police, once another person has approved it.

-- A question is under the label of the bulletin that it belongs to, and under no other: the keys say so whoever asks.
alter table issued_bulletin add constraint issued_bulletin_with_its_label unique (id, label_id);

create table bulletin_question (
  id uuid primary key,
  bulletin_id uuid not null,
  label_id int not null,
  -- Whoever asks reads no questions and so cannot count them: a bulletin has so many places for them and no more.
  place smallint not null check (place between 0 and 1999),
  -- Nobody where whoever asked has no account.
  person_id uuid references person,
  text text not null check (length(text) between 1 and 400),
  asked_at timestamptz not null default now(),
  state text not null default 'OPEN' check (state in ('OPEN', 'WRITTEN', 'PUBLISHED', 'REFUSED')),
  refused_reason text check (refused_reason in ('REPORT', 'PERSONAL', 'OFF_TOPIC', 'ABUSIVE', 'REPEATED')),
  -- Of the answer that was written last; 0 while there is none.
  version int not null default 0 check (version >= 0),
  constraint bulletin_question_place unique (bulletin_id, place),
  unique (id, label_id),
  unique (id, bulletin_id, label_id),
  foreign key (bulletin_id, label_id) references issued_bulletin (id, label_id),
  check ((state = 'REFUSED') = (refused_reason is not null)),
  check (state not in ('WRITTEN', 'PUBLISHED') or version > 0)
);
comment on table bulletin_question is 'access: labelled; what people asked about a bulletin, as they typed it, for the police of its organisation';
call protect_by_label('bulletin_question');
-- Everybody asks in their own name, and whoever has none about what was issued to everybody and in nobody's name.
create policy in_the_own_name_added on bulletin_question as restrictive for insert to hedgerow_app
  with check (state = 'OPEN' and version = 0 and case when (select acting_person()) = bulletin_anybody()
    then person_id is null and exists (select from bulletin_reach r where r.bulletin_id = bulletin_question.bulletin_id and r.audience = 'PUBLIC')
    else person_id = (select acting_person()) end);
grant select, insert on bulletin_question to hedgerow_app;
grant update (state, refused_reason, version) on bulletin_question to hedgerow_app;

-- What the police would say to it; a change is a further row, so that what was approved is what was read.
create table bulletin_answer (
  question_id uuid not null,
  version int not null check (version > 0),
  label_id int not null,
  author uuid not null default acting_person() references person,
  audience text not null check (audience in ('POLICE', 'WATCH', 'PUBLIC')),
  question text not null check (length(question) between 1 and 400),
  answer text not null check (length(answer) between 1 and 2000),
  question_cy text check (length(question_cy) between 1 and 400),
  answer_cy text check (length(answer_cy) between 1 and 2000),
  written_at timestamptz not null default now(),
  primary key (question_id, version),
  foreign key (question_id, label_id) references bulletin_question (id, label_id),
  check ((question_cy is null) = (answer_cy is null))
);
comment on table bulletin_answer is 'access: labelled; answers to questions about a bulletin as they are written, for the police of its organisation';
call protect_by_label('bulletin_answer');
create policy by_its_author_added on bulletin_answer as restrictive for insert to hedgerow_app with check (author = (select acting_person()));
grant select, insert on bulletin_answer to hedgerow_app;

create table bulletin_answer_approval (
  question_id uuid not null,
  version int not null,
  label_id int not null,
  approver uuid not null default acting_person() references person,
  approved_at timestamptz not null default clock_timestamp(),
  primary key (question_id, version),
  foreign key (question_id, version) references bulletin_answer (question_id, version)
);
comment on table bulletin_answer_approval is 'access: labelled; who approved which answer, for the police of its organisation';
call protect_by_label('bulletin_answer_approval');
create policy by_a_second_person_added on bulletin_answer_approval as restrictive for insert to hedgerow_app
  with check (approver = (select acting_person()) and exists (select from bulletin_answer a
    where a.question_id = bulletin_answer_approval.question_id and a.version = bulletin_answer_approval.version
      and a.author <> (select acting_person())));
grant select, insert on bulletin_answer_approval to hedgerow_app;

-- What readers get: nothing of who asked, who wrote it, or what was typed.
create table issued_answer (
  question_id uuid primary key,
  bulletin_id uuid not null,
  audience text not null check (audience in ('POLICE', 'WATCH', 'PUBLIC')),
  label_id int not null,
  question text not null check (length(question) between 1 and 400),
  answer text not null check (length(answer) between 1 and 2000),
  question_cy text check (length(question_cy) between 1 and 400),
  answer_cy text check (length(answer_cy) between 1 and 2000),
  published_at timestamptz not null default now(),
  foreign key (question_id, bulletin_id, label_id) references bulletin_question (id, bulletin_id, label_id),
  check ((question_cy is null) = (answer_cy is null))
);
create index issued_answer_by_bulletin on issued_answer (bulletin_id, published_at);
comment on table issued_answer is 'access: labelled; questions and answers that were published under a bulletin, for the audience that they were published to';
call protect_by_label('issued_answer');
create policy reached on issued_answer for select to hedgerow_app
  using (exists (select from bulletin_reach r where r.bulletin_id = issued_answer.bulletin_id and r.audience = issued_answer.audience
    and (substring((select readable_set()) from r.label_id + 1 for 1) = B'1' or (select acting_person()) = bulletin_anybody())));
-- Nothing is published but the words that were approved, and the last ones.
create policy approved_added on issued_answer as restrictive for insert to hedgerow_app
  with check ((select acting_person()) is not null and exists (select from bulletin_question q join bulletin_answer a on a.question_id = q.id and a.version = q.version
    join bulletin_answer_approval p on p.question_id = a.question_id and p.version = a.version
    where q.id = issued_answer.question_id and a.audience = issued_answer.audience
      and (a.question, a.answer) = (issued_answer.question, issued_answer.answer)
      and a.question_cy is not distinct from issued_answer.question_cy and a.answer_cy is not distinct from issued_answer.answer_cy));
grant select, insert, delete on issued_answer to hedgerow_app;
