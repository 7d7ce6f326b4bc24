-- Not everybody at the council needs every page, nor everybody at a provider the log-ins and PINs of the others.
-- An officer may be kept to some areas: the first half of a postcode ('ZZ1'). Without any, they see the whole council.

ALTER TABLE portal_user
  DROP CONSTRAINT portal_user_role,
  MODIFY role VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'OFFICER, SENIOR, FINANCE; PROVIDER, MANAGER',
  ADD COLUMN areas VARCHAR(500) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT '; between the first halves of postcodes; empty: everywhere';

ALTER TABLE portal_user
  ADD CONSTRAINT portal_user_role CHECK (
    (role IN ('OFFICER', 'SENIOR', 'FINANCE') AND provider_id IS NULL)
    OR (role IN ('PROVIDER', 'MANAGER') AND provider_id IS NOT NULL));
