-- Files of captures that somebody else made, or we did elsewhere: what was imported, and what became of each record.
-- The files themselves are not copied.

create table if not exists ledger_import (
  file_digest varchar primary key,               -- SHA-256 of all its bytes
  path        varchar not null,                  -- where it was found last
  source      varchar,                           -- to which all of it was said to belong; null: by address
  imported    timestamp with time zone not null, -- first
  records     bigint not null,
  reading     varchar                            -- into which index, for which watch, by which program it was read last
);

create table if not exists ledger_import_record (
  file_digest varchar not null,
  entry_no    bigint not null,                   -- its number in the file, from 0
  place       bigint not null,                   -- its offset
  address     varchar,
  outcome     varchar not null,
  why         varchar not null,
  statement   varchar,                           -- id, of a text
  captured    timestamp with time zone,          -- of a text
  text_digest varchar,                           -- of a text
  primary key (file_digest, entry_no)
);
create index if not exists ledger_import_record_statement on ledger_import_record (statement, captured);
