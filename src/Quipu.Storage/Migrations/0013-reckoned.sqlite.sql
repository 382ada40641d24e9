-- Sentences whose length is on record, and from which day on a rule of their country counts them as over (docs/decisions/0041). Derived. hides: the rule takes them out of views.
create table reckoned (claim integer primary key, rule text not null, served integer not null, day integer not null, hides integer not null);
