package org.visitline.portal.api;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.visitline.portal.access.Scope;
import org.visitline.portal.api.JooqApi.Asked;
import org.visitline.portal.api.JooqApi.Page;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;

/** What programs may ask. Whose data they get is the token's to say, and no parameter's. */
@RestController
class ApiController {

  private static final int LONGEST_DAYS = 366;
  private static final int LAST_PAGE = 10_000;

  private final JooqApi data;

  ApiController(JooqApi data) {
    this.data = data;
  }

  /** What there is, for whoever writes a program. */
  @Audited(Deed.NOTHING)
  @GetMapping(path = "/api/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  Resource description() {
    return new ClassPathResource("openapi.json", ApiController.class);
  }

  @Audited(Deed.TOOK)
  @GetMapping("/api/v1/commissioned-visits")
  Map<String, Object> commissioned(
      @AuthenticationPrincipal ApiClient client,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to,
      @RequestParam(defaultValue = "1") int page) {
    return answer(client, from, to, page, data::commissioned);
  }

  @Audited(Deed.TOOK)
  @GetMapping("/api/v1/visits")
  Map<String, Object> visits(
      @AuthenticationPrincipal ApiClient client,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to,
      @RequestParam(defaultValue = "1") int page) {
    return answer(client, from, to, page, data::visits);
  }

  @Audited(Deed.TOOK)
  @GetMapping("/api/v1/discrepancies")
  Map<String, Object> discrepancies(
      @AuthenticationPrincipal ApiClient client,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to,
      @RequestParam(defaultValue = "1") int page) {
    return answer(client, from, to, page, data::discrepancies);
  }

  @Audited(Deed.TOOK)
  @GetMapping("/api/v1/timesheet")
  Map<String, Object> timesheet(
      @AuthenticationPrincipal ApiClient client,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to,
      @RequestParam(defaultValue = "1") int page) {
    return answer(client, from, to, page, data::timesheet);
  }

  private static Map<String, Object> answer(
      ApiClient client,
      LocalDate from,
      LocalDate to,
      int page,
      BiFunction<Asked, Scope, Page> reader) {
    if (from.isAfter(to) || from.plusDays(LONGEST_DAYS).isBefore(to)) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, "'from' to 'to' must be 1 to " + LONGEST_DAYS + " days");
    }
    Asked asked = new Asked(from, to, Math.clamp(page, 1, LAST_PAGE));
    Page found = reader.apply(asked, Objects.requireNonNull(client).scope());
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("rows", found.rows());
    answer.put("next_page", found.hasNext() ? asked.page() + 1 : null);
    return answer;
  }
}
