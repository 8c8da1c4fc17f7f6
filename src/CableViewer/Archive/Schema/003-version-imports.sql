-- Which cables an import brought a text of: the sitemaps tell by it when each of their parts last changed.
CREATE INDEX cable_version_by_import ON cable_version (import_run_id, cable_id);
