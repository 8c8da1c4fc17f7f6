-- As what the record was read (RecordFormat), so that it is read again as that; null where no format was recognised, and in archives of before.
ALTER TABLE quarantine ADD COLUMN format TEXT;
