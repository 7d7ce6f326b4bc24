package org.visitline.portal.imports;

import static java.util.Comparator.naturalOrder;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.visitline.portal.access.JooqKnownPeople;
import org.visitline.portal.access.JooqProviders;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audit;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.Mistake;
import org.visitline.portal.furniture.NoSuchPage;
import org.visitline.portal.furniture.Typed;
import org.visitline.portal.imports.KeyedFiles.Keyed;
import org.visitline.verification.files.Rejection;
import org.visitline.verification.schedule.CommissionedVisit;
import org.visitline.verification.store.JooqComing.Coming;

/**
 * A senior officer keys an order, a dated visit or a rota entry. What the import would take becomes
 * a file that is looked at first, loaded, and taken back as any other; what it would not take stays
 * on the form. Nothing is changed here.
 */
@Controller
class OrdersController {

  /** For the rota: as far as providers plan. */
  private static final int DAYS_SHOWN = 14;

  private static final List<DayOfWeek> DAYS = List.of(DayOfWeek.values());

  private final JooqOrders orders;
  private final JooqUploads uploads;
  private final Loading loading;
  private final JooqProviders providers;
  private final JooqKnownPeople people;
  private final CivilTime civil;

  OrdersController(
      JooqOrders orders,
      JooqUploads uploads,
      Loading loading,
      JooqProviders providers,
      JooqKnownPeople people,
      CivilTime civil) {
    this.orders = orders;
    this.uploads = uploads;
    this.loading = loading;
    this.providers = providers;
    this.people = people;
    this.civil = civil;
  }

  /**
   * The person's orders, and the forms.
   *
   * @param person whose, by reference, code or whole name
   * @param order the one whose terms the form begins with, to be changed from a day on
   */
  @Audited(Deed.LISTED)
  @GetMapping("/senior/orders")
  String page(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String order,
      Model model) {
    model.addAttribute("days", DAYS);
    model.addAttribute("today", civil.today());
    if (person.isBlank()) {
      return "orders";
    }
    Optional<String> named = people.findServiceUser(person.strip(), who.scope());
    if (named.isEmpty()) {
      new Mistake(people.noServiceUser(person.strip(), who.scope()), "person").on(model);
      model.addAttribute("asked", person.strip());
      return "orders";
    }
    JooqOrders.Person known = known(named.get(), who);
    List<JooqOrders.Order> list = orders.list(known.id());
    model.addAttribute("person", known);
    model.addAttribute("orders", list);
    model.addAttribute(
        "running", list.stream().filter(one -> one.lastsUntil(civil.today())).toList());
    model.addAttribute(
        "instead", list.stream().filter(one -> one.id().equals(order)).findFirst().orElse(null));
    model.addAttribute("next", unused(known.id(), list));
    model.addAttribute("providers", providers.list(who.scope()));
    model.addAttribute("coming", coming(known));
    model.addAttribute("workers", orders.workers(known.id(), civil.today()));
    return "orders";
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/senior/orders/order")
  String order(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam String person,
      @RequestParam(defaultValue = "") String id,
      @RequestParam(defaultValue = "") String instead,
      @RequestParam(defaultValue = "false") boolean correct,
      @RequestParam(defaultValue = "") String provider,
      @RequestParam(defaultValue = "") String type,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(required = false) @Nullable List<String> day,
      @RequestParam(defaultValue = "1") String weeks,
      @RequestParam(defaultValue = "") String start,
      @RequestParam(defaultValue = "") String latest,
      @RequestParam(name = "next-day", defaultValue = "false") boolean nextDay,
      @RequestParam(defaultValue = "") String minutes,
      @RequestParam(defaultValue = "1") String workers,
      @RequestParam(defaultValue = "false") boolean critical,
      HttpServletRequest request,
      RedirectAttributes next) {
    JooqOrders.Person known = known(person, who);
    List<JooqOrders.Order> theirs = orders.list(known.id());
    Optional<JooqOrders.Order> former =
        theirs.stream().filter(one -> one.id().equals(instead)).findFirst();
    Optional<JooqOrders.Order> there =
        theirs.stream().filter(one -> one.id().equals(id.strip())).findFirst();
    if (!instead.isEmpty() && former.isEmpty()) {
      return refused(
          new Mistake(
              "There is no order %s any more that could be changed. What you keyed stands here as a new order: look first which ones there are."
                  .formatted(instead),
              ""),
          known,
          request,
          next);
    }
    Optional<LocalDate> first = date(from);
    if (former.isPresent() && first.filter(on -> !on.isAfter(former.get().from())).isPresent()) {
      return refused(
          new Mistake(
              "Order %s begins on %s: it can be changed from a later day on. To correct it from its"
                      .formatted(instead, civil.date(former.get().from()))
                  + " beginning, key a new order with its number, and tick that it is corrected.",
              "from"),
          known,
          request,
          next);
    }
    if (former.isPresent() && id.strip().equals(instead)) {
      // In a file of that one row it would take the former's place from its beginning.
      return refused(
          new Mistake(
              "The order that is changed has the number ‘%s’: give the new one another."
                  .formatted(instead),
              "id"),
          known,
          request,
          next);
    }
    if (there.isPresent() && !correct) {
      // A file with that number would take its place without a word.
      return refused(
          new Mistake(
              "There is an order %s already: give the new one another number.".formatted(id.strip())
                  + (former.isPresent()
                      ? ""
                      : " Where that order is to be corrected from its beginning, tick so."),
              "id"),
          known,
          request,
          next);
    }
    if (correct && there.isEmpty()) {
      return refused(
          new Mistake("There is no order %s to correct.".formatted(id.strip()), "correct"),
          known,
          request,
          next);
    }
    if (orders.isOfSomebodyElse(id.strip(), known.id())) {
      // A file with that number would take the order away from them.
      return refused(
          new Mistake("Somebody else has order " + id.strip() + ".", "id"), known, request, next);
    }
    Optional<Mistake> window = KeyedForm.window(start, latest, nextDay);
    if (window.isPresent()) {
      return refused(window.get(), known, request, next);
    }
    return look(
        who,
        known,
        // Of a corrected order visits may go that came before its new beginning.
        Stream.concat(first.stream(), there.stream().map(JooqOrders.Order::from))
            .min(naturalOrder())
            .orElse(civil.today()),
        KeyedFiles.order(
            new Keyed(
                id.strip(),
                known.id(),
                provider,
                type.strip(),
                start,
                latest,
                minutes,
                workers,
                critical),
            from,
            to,
            day == null ? List.of() : day,
            weeks,
            former.flatMap(
                one ->
                    first
                        // One that has come to its end by then is not made longer.
                        .filter(one::lastsUntil)
                        .map(on -> KeyedFiles.ended(known.id(), one, on.minusDays(1).toString())))),
        KeyedForm.ORDER,
        request,
        next);
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/senior/orders/end")
  String end(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam String person,
      @RequestParam String order,
      @RequestParam(defaultValue = "") String last,
      HttpServletRequest request,
      RedirectAttributes next) {
    JooqOrders.Person known = known(person, who);
    JooqOrders.Order ended =
        orders.list(known.id()).stream()
            .filter(one -> one.id().equals(order))
            .findFirst()
            .orElseThrow(() -> new NoSuchPage("no order " + order + " of " + known.id()));
    if (last.isBlank()) {
      // In a file that means: until further notice.
      return refused(
          new Mistake("Say which day is the last one of the order.", "last"), known, request, next);
    }
    Optional<LocalDate> day = date(last);
    LocalDate present = ended.to();
    if (present != null && day.filter(present::isBefore).isPresent()) {
      return refused(
          new Mistake(
              "Order %s ends on %s already: to end it does not make it longer. Where its care goes on, change the order from %s on."
                  .formatted(order, civil.date(present), civil.date(present.plusDays(1))),
              "last"),
          known,
          request,
          next);
    }
    return look(
        who,
        known,
        day.orElse(civil.today()),
        KeyedFiles.end(KeyedFiles.ended(known.id(), ended, last)),
        KeyedForm.END,
        request,
        next);
  }

  /**
   * A visit of one date.
   *
   * @param id the name of an occurrence, in whose place it comes; empty: it is one more
   */
  @Audited(Deed.CHANGED)
  @PostMapping("/senior/orders/visit")
  String visit(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam String person,
      @RequestParam(defaultValue = "") String id,
      @RequestParam(defaultValue = "") String provider,
      @RequestParam(defaultValue = "") String type,
      @RequestParam(defaultValue = "") String date,
      @RequestParam(defaultValue = "") String start,
      @RequestParam(defaultValue = "") String latest,
      @RequestParam(name = "next-day", defaultValue = "false") boolean nextDay,
      @RequestParam(defaultValue = "") String minutes,
      @RequestParam(defaultValue = "1") String workers,
      @RequestParam(defaultValue = "") String worker,
      @RequestParam(defaultValue = "") String second,
      @RequestParam(defaultValue = "false") boolean critical,
      @RequestParam(defaultValue = "false") boolean cancelled,
      HttpServletRequest request,
      RedirectAttributes next) {
    JooqOrders.Person known = known(person, who);
    Optional<CommissionedVisit> former =
        id.isBlank() ? Optional.empty() : Optional.of(theirs(id, known));
    if (former.isEmpty() && cancelled) {
      return refused(
          new Mistake(
              "Choose which visit is cancelled: one more that nobody comes to is no visit.", "id"),
          known,
          request,
          next);
    }
    Optional<Mistake> window = KeyedForm.window(start, latest, nextDay);
    if (window.isPresent()) {
      return refused(window.get(), known, request, next);
    }
    LocalDate on = date(date).orElse(civil.today());
    String name =
        former
            .map(one -> one.id().value())
            .orElseGet(
                () ->
                    ExtraVisitName.of(
                        known.id(),
                        on,
                        KeyedForm.time(start),
                        taken -> orders.isVisit(taken) || uploads.isWaiting(known.id(), taken)));
    LocalDate first =
        former.map(CommissionedVisit::date).filter(day -> day.isBefore(on)).orElse(on);
    return look(
        who,
        known,
        first,
        KeyedFiles.visit(
            new Keyed(
                name,
                known.id(),
                provider,
                type.strip(),
                start,
                latest,
                minutes,
                workers,
                critical),
            date,
            named(worker, second),
            cancelled),
        KeyedForm.VISIT,
        request,
        next);
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/senior/orders/rota")
  String rota(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam String person,
      @RequestParam String visit,
      @RequestParam(defaultValue = "") String worker,
      @RequestParam(defaultValue = "") String second,
      HttpServletRequest request,
      RedirectAttributes next) {
    JooqOrders.Person known = known(person, who);
    return look(
        who,
        known,
        civil.today(),
        KeyedFiles.rota(theirs(visit, known).id().value(), named(worker, second)),
        KeyedForm.ROTA,
        request,
        next);
  }

  /** One of the visits that the page offers, and no other person's. */
  private CommissionedVisit theirs(String visit, JooqOrders.Person person) {
    return coming(person).stream()
        .map(Coming::visit)
        .filter(one -> one.id().value().equals(visit))
        .findFirst()
        .orElseThrow(() -> new NoSuchPage("no visit " + visit + " of " + person.id()));
  }

  private List<Coming> coming(JooqOrders.Person person) {
    return orders.coming(person.id(), civil.today(), civil.today().plusDays(DAYS_SHOWN - 1L));
  }

  private static List<String> named(String... workers) {
    return Stream.of(workers).filter(one -> !one.isBlank()).distinct().toList();
  }

  private JooqOrders.Person known(String person, SignedIn who) {
    JooqOrders.Person known =
        orders
            .findPerson(person, who.scope())
            .orElseThrow(() -> new NoSuchPage("no service user " + person));
    Audit.serviceUser(known.id());
    return known;
  }

  /** What the import would take waits to be loaded; what it would not goes back to the form. */
  private String look(
      SignedIn who,
      JooqOrders.Person person,
      LocalDate from,
      Map<String, byte[]> files,
      KeyedForm form,
      HttpServletRequest request,
      RedirectAttributes next) {
    Optional<Rejection> rejection = loading.findRejection(files);
    if (rejection.isPresent()) {
      return refused(form.mistake(rejection.get()), person, request, next);
    }
    long id = uploads.addKeyed(files, person.id(), from, who.getUsername(), civil.now());
    Audit.note("keyed " + String.join(", ", files.keySet()) + " as upload " + id);
    return "redirect:/senior/imports/preview?id=" + id;
  }

  private static String refused(
      Mistake mistake,
      JooqOrders.Person person,
      HttpServletRequest request,
      RedirectAttributes next) {
    Typed typed = Typed.of(request);
    mistake.on(next, typed);
    next.addAttribute("person", person.id());
    String instead = typed.in(KeyedForm.ORDER.inPage(), "instead");
    if (instead != null) {
      next.addAttribute("order", instead);
    }
    return "redirect:/senior/orders";
  }

  /** Empty where it is none: the import says so. */
  private static Optional<LocalDate> date(String written) {
    try {
      return Optional.of(LocalDate.parse(written.strip()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** A number that no order of this person has. Another person's may: the form then says so. */
  private static String unused(String person, List<JooqOrders.Order> list) {
    int number = list.size() + 1;
    while (isTaken(person + "-" + number, list)) {
      number++;
    }
    return person + "-" + number;
  }

  private static boolean isTaken(String id, List<JooqOrders.Order> list) {
    return list.stream().anyMatch(one -> one.id().equals(id));
  }
}
