-- Judgements of register entities, and pairs for people to decide (docs/decisions/0021).

-- joined: the id that people's judgements put an entity of registers under; derived by Change.Assembled. Null: its own canonical id, or its id.
alter table register_entity add column joined text;
create index register_entity_joined on register_entity (joined, id) where joined is not null;
-- When an id that entities of registers bear was minted: as canonical.minted.
create table joined (id text primary key, minted integer not null) without rowid;
-- Why entities of registers are held to be one: joins with at least one of them. Derived; link has those of documents' entities.
create table register_link (one text not null, other text not null, rule text not null, reason text not null, primary key (one, other)) without rowid;

-- Every id that a judgement speaks of: as it was given, and what stood under it then. side: 0 the one, 1 the other.
create table sameness_end (id text not null, sameness integer not null, side integer not null, primary key (id, sameness, side)) without rowid;
create index sameness_end_sameness on sameness_end (sameness);
insert or ignore into sameness_end (id, sameness, side)
    select one, key, 0 from sameness union select other, key, 1 from sameness
    union select o.value, s.key, 0 from sameness s, json_each(s.ones) o union select o.value, s.key, 1 from sameness s, json_each(s.others) o;

-- one, other: as proposed. one_now, other_now: the ids they stand under now. one_sets, other_sets: keys of the datasets that speak of them, each between commas.
-- cards: 1 the one is of the reporting, 2 the other is. state: 0 waits, 1 somebody was unsure, 2 decided or already one. judgement: key of the latest in force of this pair, judged when.
create table proposal (
    key integer primary key, one text not null, other text not null, score real not null, algorithm text not null, run text not null, value real not null,
    one_now text not null, other_now text not null, one_sets text not null, other_sets text not null, cards integer not null, state integer not null, judgement integer, judged integer,
    unique (one, other)
);
create index proposal_queue on proposal (state, value desc, one, other);
create index proposal_judged on proposal (judged desc, key desc) where state <> 0;
create index proposal_other on proposal (other);
create index proposal_one_now on proposal (one_now);
create index proposal_other_now on proposal (other_now);
create index proposal_run on proposal (run);
create index proposal_cards on proposal (key) where cards <> 0;
