-- What lists are ordered by, so that the first page of a million rows is read and not sorted; and all ties side by side, for who has most of them (docs/decisions/0051).
create index document_read on document (read desc, id);
create index document_claims on document (claims desc, id);
create index document_title on document (title collate nocase, id);
create index claim_sureness on claim (sureness desc, id);
create index claim_held on claim (low is null, low, id, high);
create index claim_type on claim (type, published desc, document, position, modality, review);
create index claim_queue_type on claim (type, worth desc, key) where review = 0;
create index claim_ties on claim (subject_canon, object_canon, type, modality, negated, review, dataset, low, high) where subject_canon is not null and object_canon is not null;
create index canonical_documents on canonical (named, documents desc, claims desc, folded, id);
