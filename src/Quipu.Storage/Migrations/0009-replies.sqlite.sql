-- Who was asked, and what was looked for in vain (docs/decisions/0036).

-- Claims that records of other documents point at, as they were when they were pointed at, so that they are found again when their document is read anew. claim: the id that
-- is pointed at. now: key of the claim that it is now; null: it was not found again.
create table anchor (claim text primary key, document text not null, body text not null, now integer) without rowid;
create index anchor_document on anchor (document);
create index anchor_now on anchor (now) where now is not null;
-- What a claim that a person added says about claims of other documents: about has where these stand now.
create table about_far (claim integer not null, target text not null, primary key (claim, target)) without rowid;
create index about_far_target on about_far (target);

-- Requests for comment. asked: day. dataset: of the first claim asked about. body: the request without its claims, as JSON.
create table request (key integer primary key, id text not null unique, asked integer not null, dataset integer not null, at integer not null, body text not null);
create index request_asked on request (asked desc, at desc, id);
create table request_claim (request integer not null, position integer not null, claim text not null, primary key (request, position)) without rowid;
create index request_claim_claim on request_claim (claim);
-- What came of each, in order; added and never changed. document: of an answer.
create table request_event (request integer not null, number integer not null, at integer not null, document text, body text not null, primary key (request, number));
create index request_event_document on request_event (document) where document is not null;

-- What was looked for. kind: position in SearchKind. body: as JSON; never changed.
create table searched (key integer primary key, id text not null unique, kind integer not null, at integer not null, found integer not null, question text not null, body text not null);
create index searched_at on searched (at desc, id);
-- The datasets that were searched; none: the whole workspace, or a register outside.
create table searched_dataset (search integer not null, dataset integer not null, primary key (search, dataset)) without rowid;
-- What cites a search: a finding or an entity.
create table search_citation (key integer primary key, search integer not null, finding text, entity text, at integer not null, who text not null, note text);
create unique index search_citation_once on search_citation (search, coalesce(finding, ''), coalesce(entity, ''));
create index search_citation_finding on search_citation (finding) where finding is not null;
create index search_citation_entity on search_citation (entity) where entity is not null;
