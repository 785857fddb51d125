-- The topic that a finding is of: one that an institution avoids, or that a lead is on.

alter table history_finding add column if not exists topic varchar;
