-- Records of a workspace. Integer keys are private to SQLite; ids are what the rest of the program knows (DESIGN §13.5).
-- Days are yyyymmdd; times are .NET ticks in UTC. Enumerations are kept as their position in Quipu.Model/Vocabulary.cs,
-- whose order is therefore fixed (VocabularyOrderTest).

create table dataset (key integer primary key, name text not null unique);

create table capture (
    id text primary key, dataset integer not null, length integer not null, location text not null, taken integer not null
) without rowid;

create table capture_done (
    capture text not null, location text not null, formats text not null, reader text not null, primary key (capture, location)
) without rowid;

create table document (
    key integer primary key, id text not null unique, capture text not null, part integer not null, dataset integer not null,
    origin integer not null, title text not null, publisher text, published text, day integer, language text not null, url text, location text not null,
    words integer not null, summary text, claims integer not null default 0, accusing integer not null default 0, entities integer not null default 0,
    read integer not null, text_hash text not null, body text not null, content blob not null
);
create index document_capture on document (capture, part);
create index document_origin on document (origin);
create index document_day on document (day, id);

create table reading (
    key integer primary key, document integer not null, name text not null, reader text not null, hash text not null, claims blob not null, entities blob not null,
    unique (document, name)
);

-- A document's own entity, and the card that it stands under.
create table entity (
    key integer primary key, id text not null unique, document integer not null, dataset integer not null, type integer not null, named integer not null,
    name text not null, canon integer not null, body text not null
);
create index entity_document on entity (document);
create index entity_canon on entity (canon);

create table claim (
    key integer primary key, id text not null unique, document integer not null, dataset integer not null, type integer not null,
    subject integer, object integer, subject_canon integer, object_canon integer, modality integer not null, stage integer, negated integer not null, review integer not null default 0,
    sureness integer not null, published integer, low integer, high integer, position integer not null,
    signature integer not null, same integer not null
);
create index claim_document on claim (document, position);
create index claim_published on claim (published desc, document, position);
create index claim_same on claim (same);
create index claim_subject on claim (subject_canon) where subject_canon is not null;
create index claim_object on claim (object_canon) where object_canon is not null;
create index claim_review on claim (review) where review <> 0;

create table claim_body (key integer primary key, body text not null, corrected text, added integer not null default 0);

create table claim_end (entity integer not null, claim integer not null, field integer not null, primary key (entity, claim, field)) without rowid;

create table about (claim integer not null, target integer not null, primary key (claim, target)) without rowid;
create index about_target on about (target, claim);

create table judgement (
    key integer primary key, id text not null unique, document text not null, dataset integer not null, claim integer, verdict integer not null, at integer not null, retired integer, body text not null
);
create index judgement_claim on judgement (claim);
create index judgement_document on judgement (document);

create table sameness (
    key integer primary key, id text not null unique, one text not null, other text not null, verdict integer not null, who text not null, at integer not null,
    reason text, retired integer, retired_who text,
    -- The entities of documents that each side stood for when it was judged, as JSON.
    ones text not null, others text not null
);

create table failure (
    location text not null, part integer not null, capture text, dataset integer not null, reason text not null, at integer not null, tries integer not null default 1, number integer not null,
    primary key (location, part)
) without rowid;

-- The change sequence and the log in one: a row for each change that was kept. failure: 0 none, 1 standing, 2 mended.
create table change (
    number integer primary key autoincrement, at integer not null, kind text not null, dataset integer, location text not null, message text not null, document text, failure integer not null default 0
);
create index change_failure on change (failure) where failure <> 0;
create index change_document on change (document) where document is not null;

-- What was forgotten: hashes, and no content.
create table tombstone (id text primary key, kind text not null, at integer not null, who text not null) without rowid;

-- Derived by Change.Assembled, and rebuilt by it.
create table canonical (
    key integer primary key, id text not null unique, dataset integer, type integer not null, named integer not null, name text not null, folded text not null, aliases text not null,
    country text, documents integer not null, origins integer not null, claims integer not null, minted integer
);
create index canonical_claims on canonical (named, claims desc, folded, id);
create index canonical_name on canonical (folded);
-- The share that one dataset has in a card whose members lie in several (canonical.dataset is null).
create table canonical_share (
    canonical integer not null, dataset integer not null, name text not null, folded text not null, aliases text not null, country text,
    documents integer not null, origins integer not null, claims integer not null, primary key (canonical, dataset)
) without rowid;
create table redirect (id text primary key, target text not null) without rowid;
create table link (one integer not null, other integer not null, rule text not null, reason text not null, primary key (one, other)) without rowid;

-- Text is folded before it comes here: accents folded, ñ kept, offsets as in the original.
create virtual table document_words using fts5 (title, text, tokenize = 'unicode61 remove_diacritics 0');
create virtual table claim_words using fts5 (quote, names, tokenize = 'unicode61 remove_diacritics 0');
create virtual table entity_words using fts5 (names, tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3');
insert into document_words (document_words, rank) values ('secure-delete', 1);
insert into claim_words (claim_words, rank) values ('secure-delete', 1);
insert into entity_words (entity_words, rank) values ('secure-delete', 1);
