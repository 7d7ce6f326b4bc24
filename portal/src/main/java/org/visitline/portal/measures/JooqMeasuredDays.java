package org.visitline.portal.measures;

import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.visitline.portal.PortalSettings;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.verification.measures.JooqMeasures;
import org.visitline.verification.measures.MeasuredBy;
import org.visitline.verification.measures.Measures;
import org.visitline.verification.time.CivilZone;

/** Counts any days, and keeps nothing of it. */
class JooqMeasuredDays {

  private final DSLContext jooq;
  private final CivilZone zone;

  JooqMeasuredDays(DSLContext jooq, PortalSettings settings) {
    this.jooq = jooq;
    this.zone = new CivilZone(settings.zone());
  }

  /**
   * Somebody's figures.
   *
   * @param name empty for the whole council
   */
  record Line(String id, String name, Measures measures) {}

  /** Everybody's who had anything in those days and whose name the reader may see, by id. */
  List<Line> count(MeasuredBy by, LocalDate first, LocalDate last, Scope scope, Instant now) {
    Map<String, String> names = names(by, scope);
    return new JooqMeasures(jooq, zone, now)
        .by(by, first, last, null).stream()
            .flatMap(
                of ->
                    Optional.ofNullable(names.get(of.subject()))
                        .map(name -> new Line(of.subject(), name, of))
                        .stream())
            .toList();
  }

  private Map<String, String> names(MeasuredBy by, Scope scope) {
    return switch (by) {
      case COUNCIL -> Map.of("", "");
      case PROVIDER -> jooq.selectFrom(PROVIDER).fetchMap(PROVIDER.PROVIDER_ID, PROVIDER.NAME);
      case SERVICE_USER ->
          jooq.selectFrom(SERVICE_USER)
              .where(JooqScope.knows(scope, SERVICE_USER.SERVICE_USER_ID))
              .fetchMap(SERVICE_USER.SERVICE_USER_ID, SERVICE_USER.NAME);
      case WORKER ->
          jooq.selectFrom(CARE_WORKER).fetchMap(CARE_WORKER.CARE_WORKER_ID, CARE_WORKER.NAME);
    };
  }
}
