-- Figures as series (docs/decisions/0017). All of this is derived from figures, claims and the table of concepts, and derived anew where the version in "derived" is another.

create table derived (name text primary key, version text not null) without rowid;

-- What a figure of a register is a value of. spot: the place of the series, '' where none. whole: the concept into whose sum it goes.
-- number: without affinity, so that whole numbers add up exactly. counts: see Measured.Counts.
alter table figure add column concept text not null default '';
alter table figure add column known integer not null default 0;
alter table figure add column measure text not null default '';
alter table figure add column spot text not null default '';
alter table figure add column whole text;
alter table figure add column number;
alter table figure add column counts integer not null default 1;
create index figure_whole on figure (whole, measure, period, spot) where whole is not null;

-- Two rows that differ in the name of their place alone are two: a fiscal district is not the town in which it sits. So are two rows of one file that say the same; nth tells them apart.
alter table figure add column nth integer not null default 0;
drop index figure_identity;
create unique index figure_identity on figure (metric, place, period, unit, publisher, vintage, value, dataset, coalesce(place_name, ''), nth);

-- Every value of every series, in their order. source: the key of a claim, or of a figure below zero; of a sum, of its first figure. rows: how many figures were added up; 0 of a claim.
-- A register's label and verbatim number are its figure's.
create table series_value (
    concept text not null, spot text not null, measure text not null, period text not null, ending text not null, publisher text not null, vintage text not null, value text not null,
    dataset integer not null, source integer not null, known integer not null, low integer not null, high integer not null, counts integer not null, rows integer not null,
    gone integer not null, via text, label text, place_name text, verbatim text,
    primary key (concept, spot, measure, period, ending, publisher, vintage, value, dataset, source)
) without rowid;
create index series_value_claim on series_value (source) where source > 0;
