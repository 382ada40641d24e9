-- Questions that are kept, and what newly answers them (docs/decisions/0048).

-- kind: position in WatchKind. question: its terms as JSON, [[key, value], …]; empty: it went with what was forgotten. pace: position in WatchPace. sequence: the change up to which it was answered.
-- looked, sent: the last alert that somebody looked at, and that a digest told. A watch is closed and never erased.
create table watch (
    key integer primary key, id text not null unique, kind integer not null, question text not null, title text, who text not null, at integer not null, pace integer not null,
    proposals integer not null, muted integer not null, closed integer, closed_by text, sequence integer not null, looked integer not null default 0, sent integer not null default 0, sent_at integer);
-- What answers now. state: how it stood when it was last looked at, in ids and wire words. document: of a claim or a document; entity: of a match.
create table watch_answer (watch integer not null, item text not null, state text not null, document text, entity text, primary key (watch, item)) without rowid;
create index watch_answer_document on watch_answer (watch, document) where document is not null;
-- Other documents that an answer stands as it does by.
create table watch_rest (watch integer not null, document text not null, item text not null, primary key (watch, document, item)) without rowid;
-- What was told. kind: position in AlertKind. Added and never changed.
create table watch_alert (
    number integer primary key autoincrement, watch integer not null, kind integer not null, item text not null, at integer not null, state text not null, before text, document text, entity text);
create index watch_alert_watch on watch_alert (watch, number desc);
create index watch_alert_document on watch_alert (document) where document is not null;
