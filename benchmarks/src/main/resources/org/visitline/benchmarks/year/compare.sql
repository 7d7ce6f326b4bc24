DROP TABLE IF EXISTS engine, compared;

CREATE TABLE engine (visit VARCHAR(80) PRIMARY KEY, planned VARCHAR(80));

LOAD DATA LOCAL INFILE '${folder}/visits.csv' INTO TABLE engine FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '"' LINES TERMINATED BY '\n'
  IGNORE 1 LINES (visit, @who, @carer, @provider, @in, @out, @at, @until, @seconds, @planned)
  SET planned = NULLIF(@planned, '');

CREATE TABLE compared AS
SELECT how, COUNT(*) AS visits
FROM (
  SELECT CASE
           WHEN e.planned = a.planned THEN 'both: the same'
           WHEN e.planned IS NULL AND a.planned IS NULL THEN 'both: none'
           WHEN a.planned IS NULL THEN 'engine: one, SQL: none'
           WHEN e.planned IS NULL THEN 'engine: none, SQL: one'
           ELSE 'both: different ones'
         END AS how
  FROM engine e
  LEFT JOIN assigned a ON a.visit = e.visit
  UNION ALL
  SELECT 'engine: no such visit, SQL: one' FROM assigned a LEFT JOIN engine e ON e.visit = a.visit WHERE e.visit IS NULL
) visits
GROUP BY how;
