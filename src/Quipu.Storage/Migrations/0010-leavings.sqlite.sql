-- What left the workspace, and what became of it (docs/decisions/0037). No names of parties are kept here, nor words of documents: claims are kept by their ids and by the digest of how they stood.

-- act: position in LeavingAct. carried: hash of the claims that it carried, packed. findings: ids, as JSON. body: the rest, as JSON.
create table leaving (
    key integer primary key, id text not null unique, at integer not null, who text not null, act integer not null, format text not null, question text not null, sha256 text, package text,
    claims integer not null, carried text not null, findings text not null, body text not null
);
create index leaving_at on leaving (at desc, key desc);
create index leaving_sha256 on leaving (sha256) where sha256 is not null;
create index leaving_package on leaving (package) where package is not null;
-- The same records taken out twice are kept once.
create table carried (hash text primary key, claims blob not null) without rowid;
create table claim_state (digest integer primary key, body text not null);

-- What an outlet did with an article of its own. kind: position in NoticeKind. whole: 1, or 0 where it concerns some claims only. body: date, words, address, capture, as JSON.
create table document_notice (
    key integer primary key, id text not null unique, document text not null, dataset integer not null, kind integer not null, whole integer not null, at integer not null, who text not null,
    retired integer, retired_who text, body text not null
);
create index document_notice_document on document_notice (document);
create table notice_claim (notice integer not null, claim text not null, primary key (notice, claim)) without rowid;

-- Claims that feed nothing, since their outlet retracted them.
create view retracted_claim (claim) as
    select c.key from document_notice n join document d on d.id = n.document join claim c on c.document = d.key
    where n.kind = 1 and n.retired is null and (n.whole = 1 or exists (select 1 from notice_claim x where x.notice = n.key and x.claim = c.id));
