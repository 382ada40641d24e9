-- The queue of claims to review (docs/decisions/0044). reach: how many origins name the better known of a claim's parties, as a power of two; kept by Change.Assembled.
-- worth: what deciding the claim is worth, as Claims/Reviewing/ReviewWorth.cs reckons it; types by their position in Vocabulary.cs.
alter table claim add column reach integer not null default 0;
alter table claim add column worth integer generated always as (
    (case type when 0 then 4 when 1 then 4 when 2 then 8 when 3 then 8 when 4 then 8 when 5 then 8 when 6 then 6 when 7 then 8 when 13 then 5 when 14 then 5 when 18 then 8 when 19 then 8
        when 20 then 8 when 21 then 8 when 22 then 4 when 23 then 7 when 24 then 5 when 12 then 4 when 17 then 1 when 25 then 2 when 26 then 1 when 27 then 2 else 3 end)
    * (2 + reach) * (50 + sureness * (1000 - sureness) / 250)) virtual;
create index claim_queue on claim (worth desc, key) where review = 0;
update claim set reach = coalesce((
    select case when max(origins) >= 256 then 8 when max(origins) >= 128 then 7 when max(origins) >= 64 then 6 when max(origins) >= 32 then 5 when max(origins) >= 16 then 4
        when max(origins) >= 8 then 3 when max(origins) >= 4 then 2 when max(origins) >= 2 then 1 else 0 end
    from canonical where key in (subject_canon, object_canon)), 0);

alter table judgement add column who text generated always as (json_extract(body, '$.by')) virtual;
create index judgement_standing on judgement (claim, who, at desc, key desc, verdict) where retired is null and claim is not null;
