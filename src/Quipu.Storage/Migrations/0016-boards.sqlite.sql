-- Boards (docs/decisions/0049). A board is the sum of its steps; they are added and never changed. latest: when the last was. body: as JSON.
create table board (key integer primary key, id text not null unique, latest integer not null, closed integer not null default 0);
create index board_latest on board (closed, latest desc);
create table board_step (key integer primary key, board integer not null, number integer not null, act integer not null, at integer not null, body text not null, unique (board, number));
