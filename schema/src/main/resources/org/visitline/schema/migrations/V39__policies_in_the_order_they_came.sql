-- Of two policies for one contract from one date, the one put into force later corrects the other. The version's spelling says nothing of
-- that: v10 comes before v9. Those that are there keep the order that held for them until now.

ALTER TABLE policy
  ADD COLUMN position BIGINT NOT NULL AUTO_INCREMENT COMMENT 'the order in which they were put into force',
  ADD UNIQUE KEY policy_position (position);
