-- Codes by which registers are narrowed and counted: countries, topics and genders of entities. tag: the word "country:pe"; kind: that of the statement, so that what
-- has vanished is told apart.
create table register_tag (entity integer not null, tag integer not null, kind integer not null, primary key (entity, tag, kind)) without rowid;
create index register_tag_tag on register_tag (tag, entity);

insert or ignore into register_word (text)
    select distinct k.type || ':' || s.value from register_kind k join register_statement s on s.kind = k.key where k.type in ('country', 'topic', 'gender');
insert or ignore into register_tag (entity, tag, kind)
    select s.entity, w.key, s.kind from register_statement s join register_kind k on k.key = s.kind join register_word w on w.text = k.type || ':' || s.value
    where k.type in ('country', 'topic', 'gender');

-- What people decide of rows of tables that were screened. Never changed: the newest of a row, party and hit holds. party: '' where a row names one.
create table row_judgement (
    number integer primary key autoincrement, capture text not null, row integer not null, party text not null, hit text not null, verdict integer not null, who text not null, at integer not null, reason text
);
create index row_judgement_row on row_judgement (capture, row);
