-- Texts that stand in a document which an item's page links to. The look of such a version, or item, is the one at the
-- document; the page that links to it, without which there is no title and no date, is named here.

-- where the archive holds that page; null: the text is the page's own
alter table ledger_version add column if not exists landing_file varchar;
alter table ledger_version add column if not exists landing_offset bigint;
alter table ledger_version add column if not exists landing_digest varchar;

-- the document of the newest text, and what its server gave to ask for it again
alter table ledger_item add column if not exists document_url varchar;
alter table ledger_item add column if not exists document_etag varchar;
alter table ledger_item add column if not exists document_modified varchar;
