DROP TABLE IF EXISTS person, carer, ordered, away, planned, rung, attended, nearest, assigned;

CREATE TABLE person (id VARCHAR(64) PRIMARY KEY, code VARCHAR(6), phone VARCHAR(20), KEY (code), KEY (phone));

CREATE TABLE carer (id VARCHAR(64), provider VARCHAR(64), pin VARCHAR(8) PRIMARY KEY);

CREATE TABLE ordered (id VARCHAR(64), person VARCHAR(64), provider VARCHAR(64), first DATE, last DATE, days VARCHAR(40), start TIME,
  latest TIME, minutes INT, workers INT);

CREATE TABLE away (person VARCHAR(64), begins DATETIME(3), ends DATETIME(3), KEY (person));

CREATE TABLE planned (id VARCHAR(80) PRIMARY KEY, person VARCHAR(64), provider VARCHAR(64), start DATETIME(3), workers INT,
  cancelled BOOLEAN, KEY (person, start));

CREATE TABLE rung (id VARCHAR(80) PRIMARY KEY, answered DATETIME(3), caller VARCHAR(20), pin VARCHAR(12), code VARCHAR(12));

LOAD DATA LOCAL INFILE '${folder}/service_users.csv' INTO TABLE person FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '"' LINES TERMINATED BY '\r\n'
  IGNORE 1 LINES (id, code, @name, @latitude, @longitude, phone);

LOAD DATA LOCAL INFILE '${folder}/care_workers.csv' INTO TABLE carer FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '"' LINES TERMINATED BY '\r\n'
  IGNORE 1 LINES (id, provider, @name, pin);

LOAD DATA LOCAL INFILE '${folder}/service_orders.csv' INTO TABLE ordered FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '"' LINES TERMINATED BY '\r\n'
  IGNORE 1 LINES (id, person, provider, @type, first, last, days, start, @latest, minutes, workers);

LOAD DATA LOCAL INFILE '${folder}/suspensions.csv' INTO TABLE away FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '"' LINES TERMINATED BY '\r\n'
  IGNORE 1 LINES (person, @begins, @ends, @reason)
  SET begins = LEFT(REPLACE(@begins, 'T', ' '), 19), ends = LEFT(REPLACE(@ends, 'T', ' '), 19);

LOAD DATA LOCAL INFILE '${folder}/commissioned_visits.csv' INTO TABLE planned FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '"' LINES TERMINATED BY '\r\n'
  IGNORE 1 LINES (id, person, provider, @type, @date, @start, @latest, @minutes, workers, @assigned, @cancelled)
  SET start = CONCAT(@date, ' ', @start), cancelled = @cancelled = 'true';

-- The occurrences of the weekly orders that no row replaces.
INSERT IGNORE INTO planned
SELECT CONCAT(o.id, '@', DATE(o.first + INTERVAL d.seq DAY)), o.person, o.provider,
       TIMESTAMP(o.first + INTERVAL d.seq DAY, o.start), o.workers, FALSE
FROM ordered o
JOIN seq_0_to_366 d ON o.first + INTERVAL d.seq DAY <= o.last
WHERE FIND_IN_SET(UPPER(LEFT(DAYNAME(o.first + INTERVAL d.seq DAY), 3)), REPLACE(o.days, ';', ','));

-- British summer time: from the last Sunday of March to that of October, clocks are an hour on.
UPDATE planned
SET start = start - INTERVAL 1 HOUR
WHERE start >= TIMESTAMP(CONCAT(YEAR(start), '-03-31')) - INTERVAL (WEEKDAY(CONCAT(YEAR(start), '-03-31')) + 1) % 7 DAY + INTERVAL 1 HOUR
  AND start < TIMESTAMP(CONCAT(YEAR(start), '-10-31')) - INTERVAL (WEEKDAY(CONCAT(YEAR(start), '-10-31')) + 1) % 7 DAY + INTERVAL 2 HOUR;

LOAD DATA LOCAL INFILE '${folder}/logged_calls.csv' INTO TABLE rung FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '"' LINES TERMINATED BY '\r\n'
  IGNORE 1 LINES (id, @answered, @caller, @dialled, pin, code, @direction)
  SET answered = REPLACE(REPLACE(@answered, 'T', ' '), 'Z', ''),
      caller = REGEXP_REPLACE(REPLACE(@caller, ' ', ''), '^(\\+|00)44', '0');

-- Every second call of a worker at a home on a day is an arrival; the next is its departure.
CREATE TABLE attended AS
SELECT id, person, provider, carer, answered AS arrived, departed
FROM (
  SELECT r.id, COALESCE(k.id, h.id) AS person, c.provider, c.id AS carer, r.answered,
         LEAD(r.answered) OVER w AS departed,
         ROW_NUMBER() OVER w AS n
  FROM rung r
  JOIN carer c ON c.pin = r.pin
  LEFT JOIN person k ON k.code = r.code
  LEFT JOIN (SELECT phone, MIN(id) AS id FROM person GROUP BY phone HAVING COUNT(*) = 1) h ON h.phone = r.caller
  WHERE COALESCE(k.id, h.id) IS NOT NULL
  WINDOW w AS (PARTITION BY c.id, COALESCE(k.id, h.id), DATE(r.answered) ORDER BY r.answered, r.id)
) calls
WHERE n % 2 = 1;

-- The nearest commissioned visit within two hours.
CREATE TABLE nearest AS
SELECT visit, planned, workers, far
FROM (
  SELECT a.id AS visit, p.id AS planned, p.workers, ABS(TIMESTAMPDIFF(MICROSECOND, p.start, a.arrived)) AS far,
         ROW_NUMBER() OVER (PARTITION BY a.id ORDER BY ABS(TIMESTAMPDIFF(MICROSECOND, p.start, a.arrived)), p.id) AS n
  FROM attended a
  JOIN planned p
    ON p.person = a.person AND p.provider = a.provider AND NOT p.cancelled
   AND p.start BETWEEN a.arrived - INTERVAL 2 HOUR AND a.arrived + INTERVAL 2 HOUR
  WHERE NOT EXISTS (SELECT 1 FROM away w WHERE w.person = p.person AND p.start >= w.begins AND p.start < w.ends)
) pairs
WHERE n = 1;

-- As many as there are slots, the nearest first.
CREATE TABLE assigned (visit VARCHAR(80) PRIMARY KEY, planned VARCHAR(80)) AS
SELECT visit, planned
FROM (
  SELECT visit, planned, workers, ROW_NUMBER() OVER (PARTITION BY planned ORDER BY far, visit) AS n FROM nearest
) taken
WHERE n <= workers;
