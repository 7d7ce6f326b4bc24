package org.visitline.portal.access;

import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.visitline.portal.furniture.JooqIds;

/**
 * Finds whom somebody has typed: by reference, by code, or by the whole name where one alone is
 * called so.
 */
public class JooqKnownPeople {

  private final DSLContext jooq;

  /** Made by Spring. */
  public JooqKnownPeople(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** A service user's reference, within what the reader may see; empty where it is no one's. */
  public Optional<String> findServiceUser(String asked, Scope scope) {
    return theOne(serviceUsers(asked, scope));
  }

  /** What a page says where {@link #findServiceUser} finds none. */
  public String noServiceUser(String asked, Scope scope) {
    return noPerson(asked, serviceUsers(asked, scope), "reference or code");
  }

  private List<String> serviceUsers(String asked, Scope scope) {
    return list(
        SERVICE_USER.SERVICE_USER_ID,
        asked,
        JooqIds.named(SERVICE_USER.CODE, asked).or(SERVICE_USER.NAME.eq(asked)),
        JooqScope.withinAreas(scope, SERVICE_USER.SERVICE_USER_ID));
  }

  /** A care worker's reference. */
  public Optional<String> findCareWorker(String asked, Scope scope) {
    return theOne(careWorkers(asked, scope));
  }

  /** What a page says where {@link #findCareWorker} finds none. */
  public String noCareWorker(String asked, Scope scope) {
    return noPerson(asked, careWorkers(asked, scope), "reference");
  }

  private List<String> careWorkers(String asked, Scope scope) {
    return list(
        CARE_WORKER.CARE_WORKER_ID,
        asked,
        CARE_WORKER.NAME.eq(asked),
        JooqScope.within(scope, CARE_WORKER.PROVIDER_ID));
  }

  /** A provider's reference. */
  public Optional<String> findProvider(String asked, Scope scope) {
    return theOne(providers(asked, scope));
  }

  /** What a page says where {@link #findProvider} finds none. */
  public String noProvider(String asked, Scope scope) {
    if (asked.isBlank()) {
      return "Name the provider.";
    }
    return providers(asked, scope).isEmpty()
        ? "No provider is called ‘%s’: give the reference, or the whole name.".formatted(asked)
        : "Several providers are called ‘%s’: give the reference.".formatted(asked);
  }

  private List<String> providers(String asked, Scope scope) {
    return list(
        PROVIDER.PROVIDER_ID,
        asked,
        PROVIDER.NAME.eq(asked),
        JooqScope.within(scope, PROVIDER.PROVIDER_ID));
  }

  /** A service user's name and reference, for a sentence that tells two apart. */
  public String serviceUserSaid(String id) {
    return jooq.select(SERVICE_USER.NAME)
            .from(SERVICE_USER)
            .where(SERVICE_USER.SERVICE_USER_ID.eq(id))
            .fetchSingle()
            .value1()
        + " ("
        + id
        + ")";
  }

  private static String noPerson(String asked, List<String> found, String handle) {
    if (asked.isBlank()) {
      return "Name the person.";
    }
    return found.isEmpty()
        ? "Nobody is called ‘%s’: give the %s, or the whole name.".formatted(asked, handle)
        : "Several people are called ‘%s’: give the %s.".formatted(asked, handle);
  }

  private static Optional<String> theOne(List<String> found) {
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /**
   * At most two. The reference itself goes before a code or a name that reads like it; a blank
   * names nobody.
   */
  private List<String> list(
      TableField<?, String> id, String asked, Condition otherwise, Condition visible) {
    if (asked.isBlank()) {
      return List.of();
    }
    List<String> named = list(id, JooqIds.named(id, asked).and(visible));
    return named.isEmpty() ? list(id, otherwise.and(visible)) : named;
  }

  private List<String> list(TableField<?, String> id, Condition which) {
    return jooq.select(id)
        .from(Objects.requireNonNull(id.getTable()))
        .where(which)
        .limit(2)
        .fetch(id);
  }
}
