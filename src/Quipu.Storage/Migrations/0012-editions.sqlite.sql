-- Grades of sources, and editions (docs/decisions/0040).

-- Where a document comes from: the publisher that it names, else the host of its address, without a leading www.
alter table document add column host text generated always as (
    case when instr(url, '://') > 0 then lower(substr(
        replace(replace(replace(substr(url, instr(url, '://') + 3), '?', '/'), '#', '/'), ':', '/'), 1,
        instr(replace(replace(replace(substr(url, instr(url, '://') + 3), '?', '/'), '#', '/'), ':', '/') || '/', '/') - 1)) end) virtual;
alter table document add column source text generated always as (
    coalesce(nullif(trim(publisher), ''), nullif(case when host like 'www.%' then substr(host, 5) else host end, ''))) virtual;
create index document_source on document (source);

-- What people say of sources, documents and claims as evidence. thing, scale: positions in GradedThing and GradeScale. value: as the vocabulary writes it. document: whose it is, so that it is forgotten with it.
create table grade (
    key integer primary key, id text not null unique, thing integer not null, target text not null, document text, scale integer not null, value text not null,
    at integer not null, who text not null, reason text, retired integer, retired_by text
);
create index grade_target on grade (thing, target);
create index grade_document on grade (document) where document is not null;

-- Editions that were made here: ids, hashes and counts, and no content, so that forgetting need not change one.
create table edition (
    key integer primary key, id text not null unique, name text not null, version text not null, dataset text not null, day text not null, sequence integer not null, at integer not null, who text not null,
    file text not null, sha256 text not null, counts text not null
);
create table edition_claim (edition integer not null, claim text not null, document text not null, hash text not null, primary key (edition, claim)) without rowid;
create index edition_claim_claim on edition_claim (claim);
