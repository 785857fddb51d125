-- A lead is of no institution.

alter table history_finding alter column institution drop not null;
