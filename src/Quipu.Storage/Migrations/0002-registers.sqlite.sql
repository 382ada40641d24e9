-- Registers: statements with the row that they come from, and figures. docs/decisions/0016 has the measurements behind these tables.
-- entities, statements of a dataset: counted as they come; nothing of a register is deleted.
-- Numbers of imports and keys of files only grow: what is newer has the greater one. Times are .NET ticks in UTC.

alter table dataset add column title text;
alter table dataset add column publisher text;
alter table dataset add column licence text;
alter table dataset add column url text;
alter table dataset add column entities integer not null default 0;
alter table dataset add column statements integer not null default 0;

-- Short texts that come again and again: names of properties, schemata and columns, languages, reasons.
create table register_word (key integer primary key, text text not null unique);

-- rows, filled and the other counts grow with each batch, in its transaction: an import that was killed goes on from there. past: a newer edition is whole.
create table register_import (
    number integer primary key autoincrement, dataset integer not null, kind text not null, identity text not null, at integer not null, finished integer, append integer not null, mapping text,
    past integer not null default 0, rows integer not null default 0, filled integer not null default 0, empty integer not null default 0, fresh integer not null default 0,
    seen integer not null default 0, repeated integer not null default 0, vanished integer not null default 0, entities integer not null default 0, figures integer not null default 0,
    cleaned integer not null default 0, dropped integer not null default 0, doubted integer not null default 0, quarantined integer not null default 0, skipped integer not null default 0
);
create index register_import_register on register_import (dataset, kind);

-- statements: how many this file was the last to have. past as that of its import, so that one look tells whether a statement has vanished.
create table register_file (
    key integer primary key autoincrement, import integer not null, position integer not null, name text not null, capture text not null, statements integer not null default 0,
    past integer not null default 0, unique (import, position)
);

create table register_entity (key integer primary key, id text not null, dataset integer not null, canonical text, schema integer not null);
create unique index register_entity_id on register_entity (id, dataset);
create index register_entity_canonical on register_entity (canonical, id) where canonical is not null;
create index register_entity_dataset on register_entity (dataset, schema);

-- Ids of statements are not kept: they follow from dataset, entity, prop, value, language and externality, which are the key here.
-- tag: twice the word of the language, plus one where external. since: the import that had it first; kind and row: where it stood last. extra: what few statements have, see StatementExtra.
create table register_statement (
    entity integer not null, prop integer not null, value text not null, tag integer not null, kind integer not null, since integer not null, row integer not null, extra text,
    primary key (entity, prop, value, tag)
) without rowid;

-- What the statements of one file share: schema, type of the property, columns.
create table register_kind (key integer primary key, file integer not null, schema text not null, type text not null, columns text not null, unique (file, schema, type, columns));

-- Values that tie entities (ids of others, identifiers, addresses), as 64 bits of a hash; the statement itself decides.
create table register_value (hash integer not null, entity integer not null, primary key (hash, entity)) without rowid;

create table register_note (
    import integer not null, file integer not null, row integer not null, position integer not null, kind integer not null, place integer, value text, reason integer not null,
    primary key (import, file, row, position)
) without rowid;

-- low, high: first and last day of the period. What has no place or vintage has ''. value: the number without zeros at its end, so that equal numbers are equal texts.
create table figure (
    key integer primary key, dataset integer not null, metric text not null, label text not null, place text not null, place_name text, period text not null, low integer not null, high integer not null,
    value text not null, verbatim text not null, unit text not null, publisher text not null, vintage text not null, since integer not null, file integer not null, row integer not null
);
create unique index figure_identity on figure (metric, place, period, unit, publisher, vintage, value, dataset);

-- Words of names, folded; rowid is the entity's key.
create virtual table register_words using fts5 (names, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3');
