-- The table has the columns of every table of first answers. An earlier version goes on to store answers that are no refusal.
ALTER TABLE settlement_request ADD COLUMN status SMALLINT NOT NULL DEFAULT 200;
