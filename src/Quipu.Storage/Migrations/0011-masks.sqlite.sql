-- Who is masked, and how long records are kept (docs/decisions/0039).

-- What asks for a mask: words beside a name (entity: the document's own), or a birth date of a register (document null). ground: position in MaskGround.
create table mask_cue (entity text not null, ground integer not null, document integer, words text not null, at integer not null, primary key (entity, ground)) without rowid;
create index mask_cue_document on mask_cue (document) where document is not null;

-- What people decided; never changed, the newest of a person holds. masked: 1 or 0.
create table mask_decision (key integer primary key, entity text not null, ground integer not null, masked integer not null, who text not null, at integer not null, reason text);
create index mask_decision_entity on mask_decision (entity);

-- A person's number stands for as long as one of these ids does: minor 2 is never somebody else.
create table mask_number (entity text primary key, number integer not null) without rowid;

-- Derived: the forms under which masked names are looked for, and the documents whose words are barred. form: folded.
create table mask_form (form text primary key) without rowid;
create table mask_document (document integer primary key);

-- Derived: convictions that a rule no longer lets be shown (Claims/spent.yaml). rule: its id.
create table spent (claim integer primary key, rule text not null);

-- How long records of a dataset are kept. since: read or published. Nothing is removed by itself.
create table retention (dataset integer not null, since text not null, days integer not null, who text not null, at integer not null, primary key (dataset, since)) without rowid;

-- Backups that were made of a workspace, how far they go, and when they are to be gone. gone: when it was found to be there no more.
create table backup (key integer primary key, at integer not null, sequence integer not null, expires integer, gone integer, place text not null);
