package org.visitline.schema;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.impl.AbstractBinding;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * A {@code DATETIME(3)} column is UTC by our convention; Java sees the instant.
 *
 * <p>Digits are handed to the driver and taken from it as digits. jOOQ's own way leads through
 * {@link java.sql.Timestamp}, which lives in the machine's zone: one in London has no 01:30 on the
 * night on which the clocks go forward, and made it 02:30.
 */
public final class UtcDateTime extends AbstractBinding<LocalDateTime, Instant> {

  private static final long serialVersionUID = 1L;

  private static final Converter<LocalDateTime, Instant> CONVERTER =
      Converter.of(LocalDateTime.class, Instant.class, UtcDateTime::moment, UtcDateTime::digits);

  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  /** For moments in statements written by hand; a generated column has it of its own accord. */
  public static final DataType<Instant> TYPE =
      SQLDataType.LOCALDATETIME(3).asConvertedDataType(new UtcDateTime());

  /** Used by the generated tables. */
  public UtcDateTime() {
    // Holds nothing.
  }

  /** The digits that a moment is stored as. */
  static @Nullable LocalDateTime digits(@Nullable Instant instant) {
    return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static @Nullable Instant moment(@Nullable LocalDateTime stored) {
    return stored == null ? null : stored.toInstant(ZoneOffset.UTC);
  }

  @Override
  public Converter<LocalDateTime, Instant> converter() {
    return CONVERTER;
  }

  /**
   * For a statement without parameters. jOOQ's own way writes the instant's text, whose T and Z
   * MariaDB refuses.
   */
  @Override
  protected void sqlInline(BindingSQLContext<Instant> context) {
    Instant instant = Objects.requireNonNull(context.value(), "jOOQ writes null by itself");
    context.render().visit(DSL.inline(WRITTEN.format(instant)));
  }

  @Override
  public void register(BindingRegisterContext<Instant> context) throws SQLException {
    context.statement().registerOutParameter(context.index(), Types.TIMESTAMP);
  }

  @Override
  public void set(BindingSetStatementContext<Instant> context) throws SQLException {
    context.statement().setObject(context.index(), digits(context.value()), Types.TIMESTAMP);
  }

  @Override
  public void get(BindingGetResultSetContext<Instant> context) throws SQLException {
    ResultSet row = context.resultSet();
    context.value(moment(row.getObject(context.index(), LocalDateTime.class)));
  }
}
