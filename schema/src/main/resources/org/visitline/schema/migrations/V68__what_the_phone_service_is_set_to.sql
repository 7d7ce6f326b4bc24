-- The phone service decides which PINs can be keyed, and which provider's workers were given a number. Whoever gives out PINs, brings
-- them in or derives from calls whose they were reads that here, and has no setting of its own that could say otherwise.

CREATE TABLE pin_setting (
  node         VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  digits       TINYINT     NOT NULL COMMENT 'that a PIN has at this node',
  check_digit  BOOLEAN     NOT NULL COMMENT 'whether one that does not end in its check digit is refused there',
  told_at      DATETIME(3) NOT NULL COMMENT 'UTC; told again every minute while the node runs',
  PRIMARY KEY (node)
);

ALTER TABLE logged_call
  ADD COLUMN dialled_provider_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL
    COMMENT 'whose workers were given the number dialled; null: nobody''s in particular' AFTER dialled_number;
