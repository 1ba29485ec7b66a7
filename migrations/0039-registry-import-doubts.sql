-- Rows that were imported although somebody should look at them, listed with those that were refused.
alter table registry.import add column rows_doubtful bigint not null default 0;
