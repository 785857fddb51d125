-- The sitemaps of an index, each as it was read last. An index of many is read in rounds, and proves no more than what its
-- oldest reading does.
create table if not exists ledger_sitemap (
  source        varchar not null,
  id            uuid not null,                   -- of source and address
  url           varchar not null,
  began         timestamp with time zone not null,
  items         int not null,
  old_items     int not null,                    -- those of them that stood there at the last good look
  is_index      boolean not null,
  etag          varchar,
  last_modified varchar,
  primary key (source, id)
);

-- An index that was not modified proves nothing of its sitemaps, so nobody asks any more whether it was. Which sources are
-- indexes is not written down; one more answer in full does the others no harm.
update ledger_source set etag = null, last_modified = null;
