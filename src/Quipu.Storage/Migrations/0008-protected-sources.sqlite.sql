-- Sources whose identity is sealed (docs/decisions/0035). What is a blob here is encrypted; nothing else says who a source is or what a file was called.

-- How the passphrase is stretched, and the data key under it.
create table vault (one integer primary key check (one = 1), rounds integer not null, salt blob not null, wrapped blob not null);

-- revision: grows when who it is was written anew.
create table protected_source (id text primary key, pseudonym text not null collate nocase unique, made integer not null, who text not null, revision integer not null, identity blob not null) without rowid;

-- Of a capture under the capture's id, of a place (where a file lay) under a random one. number: as in protected/PSEUDONYM/3.
create table sealed_record (id text primary key, source text not null, number integer not null, card blob not null) without rowid;
create index sealed_record_source on sealed_record (source, number);

-- Who looked, or tried to (opened = 0; then no reason is kept).
create table reveal (key integer primary key, source text not null, at integer not null, who text not null, reason text, opened integer not null);
create index reveal_source on reveal (source, key);
