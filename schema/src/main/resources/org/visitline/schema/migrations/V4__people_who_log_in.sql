-- Who may open the portal, in which role, and for which provider.
-- A provider's user has that provider's id; an officer has none.

CREATE TABLE portal_user (
  username       VARCHAR(100) NOT NULL,
  display_name   VARCHAR(200) NOT NULL,
  password_hash  VARCHAR(300) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'with the algorithm in front, as Spring Security writes it',
  role           VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'OFFICER or PROVIDER',
  provider_id    VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (username),
  CONSTRAINT portal_user_provider FOREIGN KEY (provider_id) REFERENCES provider (provider_id),
  CONSTRAINT portal_user_role CHECK ((role = 'OFFICER' AND provider_id IS NULL) OR (role = 'PROVIDER' AND provider_id IS NOT NULL))
);
