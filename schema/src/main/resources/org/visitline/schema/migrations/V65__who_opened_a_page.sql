-- Who has opened a story is found by its address, and no longer among everything that was ever asked for about the person.

ALTER TABLE audit_entry
  ADD KEY audit_entry_address (address(64));
