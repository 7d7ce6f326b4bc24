-- A borough's five years, drawn by the server itself: 20 providers, 5,000 service users of whom 1,095 have care at a time, 2,000 care
-- workers, 4 million commissioned visits, 8 million calls, the opinion of them, and the last year's timesheets sealed. The last day is
-- ${today}. Everything follows from the number of a visit, so that two runs draw the same borough.
-- The keys of the large tables are made after their rows: once, and not four million times.

SET SESSION foreign_key_checks = 0;
SET SESSION unique_checks = 0;

INSERT INTO provider (provider_id, name)
SELECT CONCAT('P', LPAD(seq, 2, '0')), CONCAT('Provider ', seq, ' Homecare') FROM seq_1_to_20;

INSERT INTO service_user (service_user_id, code, name, address, postcode)
SELECT CONCAT('S', LPAD(seq, 5, '0')),
       10000 + seq,
       CONCAT(ELT(1 + seq % 3, 'Mrs ', 'Mr ', 'Miss '),
              ELT(1 + seq % 17, 'Ada', 'Bram', 'Cora', 'Dev', 'Edith', 'Fred', 'Grace', 'Hari', 'Iris', 'Jan', 'Kath', 'Leo', 'Mo', 'Nell', 'Olwen', 'Piotr', 'Ruth'),
              ' ', ELT(1 + seq % 13, 'Ashby', 'Birchall', 'Crane', 'Dunne', 'Ellis', 'Frost', 'Gale', 'Holt', 'Ivory', 'Joyce', 'Kerr', 'Lowe', 'Marsh'),
              '-', seq),
       CONCAT(1 + seq % 90, ' Quill Road'),
       CONCAT('ZZ', 1 + seq % 9, ' ', seq % 10, 'QB')
FROM seq_1_to_5000;

INSERT INTO registered_number (service_user_id, e164, valid_from)
SELECT CONCAT('S', LPAD(seq, 5, '0')), CONCAT('+44207946', LPAD(seq, 4, '0')), '1000-01-01' FROM seq_1_to_5000;

INSERT INTO care_worker (care_worker_id, provider_id, name)
SELECT CONCAT('W', LPAD(seq, 5, '0')), CONCAT('P', LPAD(1 + seq % 20, 2, '0')),
       CONCAT(ELT(1 + seq % 11, 'Wanda', 'Will', 'Bela', 'Tess', 'Omar', 'Lena', 'Sian', 'Ion', 'Kofi', 'Rhys', 'Zofia'), ' Worker-', seq)
FROM seq_1_to_2000;

INSERT INTO service_order (service_order_id, service_user_id, provider_id, service_type, valid_from, valid_to, days, start, duration_minutes)
SELECT CONCAT('O', seq), CONCAT('S', LPAD(seq, 5, '0')), 'P01', 'personal care', '${first}', NULL, 'MON;TUE;WED;THU;FRI;SAT;SUN', '07:00', 30
FROM seq_1_to_5000;

-- One row a visit with what the tables below have in common. Provider 1 has a quarter of all care.
CREATE TABLE drawn (
  k INT NOT NULL PRIMARY KEY, s INT NOT NULL, p INT NOT NULL, w INT NOT NULL, date DATE NOT NULL, start_at DATETIME(3) NOT NULL,
  minutes INT NOT NULL, r INT NOT NULL, late INT NOT NULL, d INT NOT NULL
);
INSERT INTO drawn
SELECT k, s, p,
       -- Four of five visits are made by three usual workers, the fifth by any of forty.
       IF(p = 1, 20 * (1 + (s * 7 + IF(r % 5 > 0, r % 3, r % 40)) % 100), 20 * ((s * 7 + IF(r % 5 > 0, r % 3, r % 40)) % 100) + p - 1), date,
       TIMESTAMP(date, MAKETIME(IF(half = 0, 7, 17) + s % 4, 15 * (s % 3), 0)), ELT(1 + s % 4, 30, 30, 45, 15), r,
       (r DIV 7) % 23 - 6, (r DIV 11) % 21 - 12
FROM (SELECT seq AS k, 1 + seq DIV 800 AS s, seq % 2 AS half,
             DATE_ADD('${first}', INTERVAL ((1 + seq DIV 800) * 365 + (seq % 800) DIV 2) % 1826 DAY) AS date,
             IF((1 + seq DIV 800) % 4 = 0, 1, 2 + (1 + seq DIV 800) % 19) AS p,
             CAST(CRC32(seq) % 10000 AS SIGNED) AS r
      FROM seq_0_to_3999999) AS counted;

ALTER TABLE commissioned_visit DROP KEY commissioned_visit_date, DROP KEY commissioned_visit_service_user;
INSERT INTO commissioned_visit
  (commissioned_visit_id, service_user_id, provider_id, service_type, date, start_at, latest_start_at, duration_minutes, workers,
   time_critical, cancelled, suspended, slots_filled)
SELECT CONCAT('V', LPAD(k, 8, '0')), CONCAT('S', LPAD(s, 5, '0')), CONCAT('P', LPAD(p, 2, '0')), 'personal care', date, start_at,
       start_at, minutes, 1, s % 3 = 0, r < 50, r >= 50 AND r < 80, r >= 280
FROM drawn ORDER BY k;
ALTER TABLE commissioned_visit
  ADD KEY commissioned_visit_date (date, provider_id), ADD KEY commissioned_visit_service_user (service_user_id, date);

ALTER TABLE logged_call DROP KEY logged_call_answered, DROP KEY logged_call_caller, DROP KEY logged_call_pin, DROP KEY logged_call_code;
INSERT INTO logged_call
  (call_id, telephone_call_id, node, answered_at, ended_at, caller_number, caller_e164, presentation, dialled_number, pin_hash, pin_masked,
   direction, ending)
SELECT CONCAT('C', LPAD(2 * k, 8, '0')), CONCAT('C', LPAD(2 * k, 8, '0')), 'ivr1', DATE_ADD(start_at, INTERVAL late MINUTE),
       DATE_ADD(start_at, INTERVAL 60 * late + 9 SECOND), CONCAT('0207946', LPAD(s, 4, '0')), CONCAT('+44207946', LPAD(s, 4, '0')),
       'allowed', '08081570123', UNHEX(SHA2(w, 256)), '******', 'ARRIVAL', 'LOGGED'
FROM drawn WHERE r >= 200 ORDER BY k;
INSERT INTO logged_call
  (call_id, telephone_call_id, node, answered_at, ended_at, caller_number, caller_e164, presentation, dialled_number, pin_hash, pin_masked,
   direction, ending)
SELECT CONCAT('C', LPAD(2 * k + 1, 8, '0')), CONCAT('C', LPAD(2 * k + 1, 8, '0')), 'ivr1',
       DATE_ADD(start_at, INTERVAL late + minutes + d MINUTE), DATE_ADD(start_at, INTERVAL 60 * (late + minutes + d) + 9 SECOND),
       CONCAT('0207946', LPAD(s, 4, '0')), CONCAT('+44207946', LPAD(s, 4, '0')), 'allowed', '08081570123', UNHEX(SHA2(w, 256)), '******',
       'DEPARTURE', 'LOGGED'
FROM drawn WHERE r >= 200 AND r < 280 OR r >= 480 ORDER BY k;
ALTER TABLE logged_call
  ADD KEY logged_call_answered (answered_at), ADD KEY logged_call_caller (caller_e164, answered_at),
  ADD KEY logged_call_pin (pin_hash, answered_at), ADD KEY logged_call_code (service_user_code, answered_at);

-- Of r below 480 the departure call is missing; of those below 280 the visit takes no slot.
ALTER TABLE visit DROP KEY visit_service_user, DROP KEY visit_worker, DROP KEY visit_provider, DROP KEY visit_commissioned, DROP KEY visit_departure_call;
INSERT INTO visit
  (visit_id, service_user_id, care_worker_id, provider_id, arrival_call, departure_call, extra_calls, arrived_at, departed_at, begins_at,
   date, location_proof, inferred, still_open, commissioned_visit_id)
SELECT CONCAT('C', LPAD(2 * k, 8, '0')), CONCAT('S', LPAD(s, 5, '0')), CONCAT('W', LPAD(w, 5, '0')), CONCAT('P', LPAD(p, 2, '0')),
       CONCAT('C', LPAD(2 * k, 8, '0')), IF(r >= 280 AND r < 480, NULL, CONCAT('C', LPAD(2 * k + 1, 8, '0'))), '',
       DATE_ADD(start_at, INTERVAL late MINUTE),
       IF(r >= 280 AND r < 480, NULL, DATE_ADD(start_at, INTERVAL late + minutes + d MINUTE)),
       DATE_ADD(start_at, INTERVAL late MINUTE), date, IF(r % 9 = 0, 'PARTIAL', 'FULL'), FALSE, FALSE,
       IF(r < 280, NULL, CONCAT('V', LPAD(k, 8, '0')))
FROM drawn WHERE r >= 200 ORDER BY k;
ALTER TABLE visit
  ADD KEY visit_service_user (service_user_id, date), ADD KEY visit_worker (care_worker_id, date),
  ADD KEY visit_provider (provider_id, date), ADD KEY visit_commissioned (commissioned_visit_id),
  ADD KEY visit_departure_call (departure_call);

INSERT INTO discrepancy
  (scope, code, class, commissioned_visit_id, visit_id, care_worker_id, service_user_id, provider_id, date, provisional, acknowledged,
   measured, threshold, policy_version, explanation, first_found_at)
SELECT CONCAT('S:S', LPAD(s, 5, '0')), code, class, IF(r < 280 AND r >= 200, '', CONCAT('V', LPAD(k, 8, '0'))),
       IF(r < 200, '', CONCAT('C', LPAD(2 * k, 8, '0'))), IF(r < 200, '', CONCAT('W', LPAD(w, 5, '0'))),
       CONCAT('S', LPAD(s, 5, '0')), CONCAT('P', LPAD(p, 2, '0')), date, FALSE,
       class = 'A' AND date < DATE_SUB('${today}', INTERVAL 14 DAY), 900, 600, 'default-1',
       CONCAT('Worker-', w, ' was found so at service user ', s, ', commissioned at ', TIME(start_at), ' for ', minutes, ' min.'),
       DATE_ADD(start_at, INTERVAL 2 HOUR)
FROM (SELECT drawn.*, 'MISSED_VISIT' AS code, 'A' AS class FROM drawn WHERE r >= 80 AND r < 200
      UNION ALL SELECT drawn.*, 'UNPLANNED_VISIT', 'F' FROM drawn WHERE r >= 200 AND r < 280
      UNION ALL SELECT drawn.*, 'NO_DEPARTURE_CALL', 'F' FROM drawn WHERE r >= 280 AND r < 480
      UNION ALL SELECT drawn.*, 'LATE_ARRIVAL', 'A' FROM drawn WHERE r >= 280 AND late > 15
      UNION ALL SELECT drawn.*, 'SHORT_VISIT', 'A' FROM drawn WHERE r >= 480 AND d < -5
      UNION ALL SELECT drawn.*, 'DIRECTION_INFERRED', 'N' FROM drawn WHERE r >= 200 AND r % 4 = 0
      UNION ALL SELECT drawn.*, 'COMMISSIONED_SHORT', 'N' FROM drawn WHERE r >= 80 AND minutes < 30) AS found
ORDER BY k;

ALTER TABLE timesheet_line DROP KEY timesheet_line_totals, DROP KEY timesheet_line_order;
INSERT INTO timesheet_line
  (visit_id, provider_id, service_user_id, care_worker_id, date, service_type, commissioned_visit_id, commissioned_start,
   commissioned_minutes, arrived_at, departed_at, actual_minutes, payable_minutes, status, discrepancies)
SELECT CONCAT('C', LPAD(2 * k, 8, '0')), CONCAT('P', LPAD(p, 2, '0')), CONCAT('S', LPAD(s, 5, '0')), CONCAT('W', LPAD(w, 5, '0')), date,
       IF(r < 280, '', 'personal care'), IF(r < 280, NULL, CONCAT('V', LPAD(k, 8, '0'))), IF(r < 280, NULL, start_at),
       IF(r < 280, NULL, minutes), DATE_ADD(start_at, INTERVAL late MINUTE),
       IF(r >= 280 AND r < 480, NULL, DATE_ADD(start_at, INTERVAL late + minutes + d MINUTE)),
       IF(r >= 280 AND r < 480, NULL, minutes + d), IF(r < 480, 0, LEAST(minutes, minutes + d)),
       CASE WHEN r < 480 THEN 'HELD'
            WHEN late <= 15 AND d >= -5 THEN 'VERIFIED'
            WHEN date < DATE_SUB('${today}', INTERVAL 14 DAY) THEN 'ACCEPTED' ELSE 'PENDING' END,
       CONCAT_WS(';', IF(r < 280, 'UNPLANNED_VISIT', NULL), IF(r >= 280 AND r < 480, 'NO_DEPARTURE_CALL', NULL),
                 IF(r >= 280 AND late > 15, 'LATE_ARRIVAL', NULL), IF(r >= 480 AND d < -5, 'SHORT_VISIT', NULL))
FROM drawn WHERE r >= 200 ORDER BY k;
ALTER TABLE timesheet_line
  ADD KEY timesheet_line_totals (provider_id, date, status, commissioned_minutes, actual_minutes, payable_minutes),
  ADD KEY timesheet_line_order (provider_id, service_user_id, date);

-- The last year's weeks, sealed by both.
INSERT INTO sealed_timesheet (sealed_timesheet_id, correction, provider_id, from_date, to_date, drawn_up_by, drawn_up_at)
SELECT (week.seq - 1) * 20 + p.seq, 0, CONCAT('P', LPAD(p.seq, 2, '0')), DATE_SUB('${today}', INTERVAL 7 * (54 - week.seq) DAY),
       DATE_SUB('${today}', INTERVAL 7 * (54 - week.seq) - 6 DAY), 'coordinator', DATE_SUB('${today}', INTERVAL 7 * (53 - week.seq) DAY)
FROM seq_1_to_52 AS week, seq_1_to_20 AS p;
INSERT INTO sealed_line
  (sealed_timesheet_id, correction, line_no, visit_id, service_user_id, service_user, care_worker_id, care_worker, date, service_type,
   commissioned_visit_id, commissioned_start, commissioned_minutes, workers, secondary, arrived_at, departed_at, actual_minutes,
   payable_minutes, due_minutes, status, discrepancies)
SELECT t.sealed_timesheet_id, 0,
       ROW_NUMBER() OVER (PARTITION BY t.sealed_timesheet_id ORDER BY l.service_user_id, l.arrived_at, l.visit_id), l.visit_id,
       l.service_user_id, s.name, l.care_worker_id, w.name, l.date, l.service_type, l.commissioned_visit_id, l.commissioned_start,
       l.commissioned_minutes, 1, FALSE, l.arrived_at, l.departed_at, l.actual_minutes, l.payable_minutes,
       IF(l.status IN ('VERIFIED', 'ACCEPTED'), l.payable_minutes, 0), l.status, l.discrepancies
FROM sealed_timesheet AS t
JOIN timesheet_line AS l ON l.provider_id = t.provider_id AND l.date BETWEEN t.from_date AND t.to_date
JOIN service_user AS s ON s.service_user_id = l.service_user_id
JOIN care_worker AS w ON w.care_worker_id = l.care_worker_id;
INSERT INTO sealed_total
SELECT sealed_timesheet_id, correction, status, COUNT(*), COALESCE(SUM(commissioned_minutes), 0), COALESCE(SUM(actual_minutes), 0),
       SUM(payable_minutes), SUM(due_minutes)
FROM sealed_line GROUP BY sealed_timesheet_id, correction, status;
INSERT INTO timesheet_seal
SELECT sealed_timesheet_id, 0, party.who, 'SEALED', '', 'somebody', 'Some Body', drawn_up_at
FROM sealed_timesheet, (SELECT 'PROVIDER' AS who UNION ALL SELECT 'COUNCIL') AS party;

-- A call in a hundred thousand waits for a person.
INSERT INTO discrepancy
  (scope, code, class, call_id, date, provisional, policy_version, explanation, first_found_at)
SELECT CONCAT('C:U', seq), 'UNKNOWN_WORKER', 'F', CONCAT('U', seq), DATE_SUB('${today}', INTERVAL seq % 40 DAY), FALSE, 'default-1',
       'The PIN keyed belongs to no active care worker.', DATE_SUB('${today}', INTERVAL seq % 40 DAY)
FROM seq_1_to_80;
INSERT INTO logged_call
  (call_id, telephone_call_id, node, answered_at, caller_number, caller_e164, presentation, pin_hash, pin_masked, direction, ending)
SELECT CONCAT('U', seq), CONCAT('U', seq), 'ivr1', DATE_SUB('${today}', INTERVAL seq % 40 DAY), '01614960555', '+441614960555', 'allowed',
       UNHEX(SHA2('nobody', 256)), '******', 'ARRIVAL', 'LOGGED'
FROM seq_1_to_80;

DROP TABLE drawn;
ANALYZE TABLE commissioned_visit, logged_call, visit, discrepancy, timesheet_line, sealed_line, sealed_timesheet;
