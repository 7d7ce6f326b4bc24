package org.visitline.schema;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jooq.impl.AbstractConverter;
import org.jspecify.annotations.Nullable;

/** A {@code DATETIME(3)} column is UTC by our convention; Java sees the instant. */
public final class UtcDateTime extends AbstractConverter<LocalDateTime, Instant> {

  private static final long serialVersionUID = 1L;

  /** Used by the generated tables. */
  public UtcDateTime() {
    super(LocalDateTime.class, Instant.class);
  }

  @Override
  public @Nullable Instant from(@Nullable LocalDateTime stored) {
    return stored == null ? null : stored.toInstant(ZoneOffset.UTC);
  }

  @Override
  public @Nullable LocalDateTime to(@Nullable Instant instant) {
    return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
