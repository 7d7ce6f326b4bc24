package org.visitline.portal.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the reader of the log asked for. Anything left empty narrows nothing down.
 *
 * @param person a log-in's name, or part of the person's own
 * @param about the reference of a service user, a care worker or a log-in
 * @param did a deed's name
 * @param fromInstant the first moment of {@code from}
 * @param toInstant the first moment after {@code to}
 * @param page from 1
 */
record AuditFilter(
    String person,
    String about,
    String did,
    LocalDate from,
    LocalDate to,
    Instant fromInstant,
    Instant toInstant,
    int page) {

  Optional<Deed> deed() {
    return Stream.of(Deed.values()).filter(deed -> deed.name().equals(did)).findFirst();
  }

  /** The same search at another page. */
  public String atPage(int other) {
    return UriComponentsBuilder.newInstance()
        .queryParam("from", from)
        .queryParam("to", to)
        .queryParam("person", "{person}")
        .queryParam("about", "{about}")
        .queryParam("did", "{did}")
        .queryParam("page", other)
        .encode()
        .buildAndExpand(person, about, did)
        .toUriString();
  }
}
