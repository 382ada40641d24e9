-- The id that a statement came with, where it is another than the one that follows from its key: 20 bytes, or a text where it is no SHA-1.
alter table register_statement add column given blob;
