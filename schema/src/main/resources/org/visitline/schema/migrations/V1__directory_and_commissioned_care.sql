-- What the council and its providers tell us: who receives care, who gives it, and what was commissioned.
-- Everything that deriving depends on carries the dates on which it was in force, so that last month can be derived again as it was.

CREATE TABLE provider (
  provider_id      VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name             VARCHAR(200) NOT NULL,
  cqc_location_id  VARCHAR(32)  NULL,
  cqc_rating       VARCHAR(40)  NULL,
  PRIMARY KEY (provider_id)
);

-- The council's agreement with a provider; each version of its policy (tolerances, payment rule) is kept.
CREATE TABLE policy (
  policy_version  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  provider_id     VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'null: every provider without a policy of its own',
  valid_from      DATE        NOT NULL,
  settings        LONGTEXT    NOT NULL COMMENT 'the policy file as it was given: JSON',
  PRIMARY KEY (policy_version),
  CONSTRAINT policy_provider FOREIGN KEY (provider_id) REFERENCES provider (provider_id)
);

CREATE TABLE service_user (
  service_user_id  VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code             VARCHAR(6)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'keyed when the line cannot say who this is',
  name             VARCHAR(200) NOT NULL,
  address          VARCHAR(300) NULL,
  postcode         VARCHAR(10)  NULL,
  uprn             VARCHAR(12)  NULL,
  latitude         DOUBLE       NULL,
  longitude        DOUBLE       NULL,
  no_phone         BOOLEAN      NOT NULL DEFAULT FALSE COMMENT 'the person does not allow the line to be used',
  PRIMARY KEY (service_user_id),
  UNIQUE KEY service_user_code (code)
);

CREATE TABLE registered_number (
  service_user_id  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  e164             VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'with the plus',
  valid_from       DATETIME(3) NOT NULL COMMENT 'UTC; 1000-01-01 where no beginning is known',
  valid_to         DATETIME(3) NULL     COMMENT 'UTC, exclusive; null while in force',
  PRIMARY KEY (service_user_id, e164, valid_from),
  KEY registered_number_e164 (e164, valid_from),
  CONSTRAINT registered_number_service_user FOREIGN KEY (service_user_id) REFERENCES service_user (service_user_id)
);

CREATE TABLE care_worker (
  care_worker_id  VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  provider_id     VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name            VARCHAR(200) NOT NULL,
  contact_number  VARCHAR(40)  NULL COMMENT 'as given; normalised when compared',
  language        VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'en-GB, cy, pl, ro',
  active_from     DATE         NULL,
  active_to       DATE         NULL COMMENT 'the last day, inclusive',
  PRIMARY KEY (care_worker_id),
  KEY care_worker_provider (provider_id),
  CONSTRAINT care_worker_provider FOREIGN KEY (provider_id) REFERENCES provider (provider_id)
);

-- A PIN is kept only as HMAC-SHA256 under a key that never enters the database.
CREATE TABLE worker_pin (
  pin_hash        BINARY(32)  NOT NULL,
  care_worker_id  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  valid_from      DATE        NOT NULL COMMENT '1000-01-01 where no beginning is known',
  valid_to        DATE        NULL     COMMENT 'the last day, inclusive; null while in force',
  PRIMARY KEY (pin_hash, care_worker_id, valid_from),
  KEY worker_pin_worker (care_worker_id),
  CONSTRAINT worker_pin_worker FOREIGN KEY (care_worker_id) REFERENCES care_worker (care_worker_id)
);

CREATE TABLE service_order (
  service_order_id  VARCHAR(52)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  service_user_id   VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  provider_id       VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  service_type      VARCHAR(60)  NOT NULL,
  valid_from        DATE         NOT NULL,
  valid_to          DATE         NULL COMMENT 'the last day, inclusive',
  days              VARCHAR(27)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'MON;TUE;...',
  every_weeks       INT          NOT NULL DEFAULT 1 COMMENT 'counted from the Monday of the week of valid_from',
  start             TIME         NOT NULL COMMENT 'civil time',
  latest_start      TIME         NULL     COMMENT 'civil time; null: the start',
  duration_minutes  INT          NOT NULL,
  workers           INT          NOT NULL DEFAULT 1,
  time_critical     BOOLEAN      NOT NULL DEFAULT FALSE,
  PRIMARY KEY (service_order_id),
  KEY service_order_service_user (service_user_id),
  CONSTRAINT service_order_service_user FOREIGN KEY (service_user_id) REFERENCES service_user (service_user_id),
  CONSTRAINT service_order_provider FOREIGN KEY (provider_id) REFERENCES provider (provider_id)
);

-- Visits commissioned by date: one-off visits, and changes to single occurrences of an order (named order@date).
CREATE TABLE dated_visit (
  commissioned_visit_id  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  service_user_id        VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  provider_id            VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  service_type           VARCHAR(60) NOT NULL,
  date                   DATE        NOT NULL COMMENT 'civil date of the start',
  start                  TIME        NOT NULL,
  latest_start           TIME        NULL,
  duration_minutes       INT         NOT NULL,
  workers                INT         NOT NULL DEFAULT 1,
  time_critical          BOOLEAN     NOT NULL DEFAULT FALSE,
  cancelled              BOOLEAN     NOT NULL DEFAULT FALSE,
  PRIMARY KEY (commissioned_visit_id),
  KEY dated_visit_service_user (service_user_id, date),
  CONSTRAINT dated_visit_service_user FOREIGN KEY (service_user_id) REFERENCES service_user (service_user_id),
  CONSTRAINT dated_visit_provider FOREIGN KEY (provider_id) REFERENCES provider (provider_id)
);

-- Which workers the provider means to send. No foreign key to a visit: an order's occurrences are not stored as input.
CREATE TABLE rota (
  commissioned_visit_id  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  care_worker_id         VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (commissioned_visit_id, care_worker_id),
  CONSTRAINT rota_worker FOREIGN KEY (care_worker_id) REFERENCES care_worker (care_worker_id)
);

CREATE TABLE suspension (
  service_user_id  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  from_at          DATETIME(3) NOT NULL COMMENT 'UTC',
  to_at            DATETIME(3) NULL     COMMENT 'UTC, exclusive; null: until further notice',
  reason           VARCHAR(200) NOT NULL,
  PRIMARY KEY (service_user_id, from_at),
  CONSTRAINT suspension_service_user FOREIGN KEY (service_user_id) REFERENCES service_user (service_user_id)
);

CREATE TABLE outage (
  from_at  DATETIME(3)  NOT NULL COMMENT 'UTC',
  to_at    DATETIME(3)  NOT NULL COMMENT 'UTC, exclusive',
  note     VARCHAR(200) NOT NULL DEFAULT '',
  PRIMARY KEY (from_at, to_at)
);
