-- Findings of patterns: as each was last found, what people made of it, and all that happened to it (docs/decisions/0025).
-- No names of parties are kept here, nor words of documents: they are read from who stands under an id and from the evidence, so that what is forgotten is in no finding.

-- lead, private, holds: 1 or 0. status: position in FindingStatus. strength: of its weakest hop. first, changed: times. body: parties, hops and marks by ids, as JSON.
create table finding (
    key integer primary key, id text not null unique, pattern text not null, version text not null, lead integer not null, private integer not null, holds integer not null,
    status integer not null, strength integer not null, first integer not null, changed integer not null, body text not null
);
create index finding_order on finding (lead, strength desc, id) where holds = 1;
create index finding_pattern on finding (pattern, holds);

-- Who stands in it, as a party or between two; and the documents that it rests on.
create table finding_party (entity text not null, finding integer not null, primary key (entity, finding)) without rowid;
create index finding_party_finding on finding_party (finding);
create table finding_document (document text not null, finding integer not null, primary key (document, finding)) without rowid;
create index finding_document_finding on finding_document (finding);

-- What happened, never changed. change: position in FindingChange; null: a person marked it, status and note as they gave them. body: evidence that came and went, and the reasons, as JSON.
create table finding_event (key integer primary key, finding integer not null, at integer not null, who text, change integer, status integer, note text, body text not null);
create index finding_event_finding on finding_event (finding, key);

-- The last run of each pattern. version: hash of its file; null: it is no longer there. sequence: the change up to which it was run.
create table pattern_run (pattern text primary key, version text, engine text not null, sequence integer not null, at integer not null) without rowid;
