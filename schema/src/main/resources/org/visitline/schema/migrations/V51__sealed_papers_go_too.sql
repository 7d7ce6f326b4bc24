-- Sealed timesheets and their files name the people whose visits they are of. They are kept as papers of account for a period of their
-- own, counted from the last day that they are of, and then go as a whole; until then they stay though a person on them is disposed of.

INSERT INTO retention_period (kind, months, set_by, set_at) VALUES ('SEALED', 96, 'the installation', '2026-01-01');
