package org.visitline.portal.phone;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.furniture.NoSuchPage;
import org.visitline.portal.furniture.Told;
import org.visitline.portal.furniture.Typed;
import org.visitline.portal.phone.Telephone.OnTheLine;

/** The page of the telephone, and the keys that are pressed on it. */
@Controller
public class PhoneController {

  /** More calls than a roomful of people who try it out make. */
  private static final int MOST_CALLS = 20;

  private static final Pattern NUMBER = Pattern.compile("[0-9+ ()-]{0,24}");
  private static final Pattern KEYS = Pattern.compile("[0-9*#]{1,20}");

  private final Telephone telephone;
  private final Map<Integer, OnTheLine> calls = new ConcurrentHashMap<>();
  private final AtomicInteger last = new AtomicInteger();

  /** Made by Spring, where there is a telephone. */
  public PhoneController(Telephone telephone) {
    this.telephone = telephone;
  }

  @Audited(Deed.NOTHING)
  @GetMapping("/phone")
  String page(Model model) {
    model.addAttribute("number", telephone.numberToTry());
    model.addAttribute("pin", telephone.pinToTry());
    return "phone";
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/phone")
  String ring(
      @RequestParam(defaultValue = "") String from,
      HttpServletRequest request,
      RedirectAttributes next) {
    calls.values().removeIf(OnTheLine::isOver);
    if (!NUMBER.matcher(from).matches()) {
      Told.problem(
          next,
          "A number has digits, and perhaps a plus, blanks and brackets.",
          Typed.of(request),
          "from");
      return "redirect:/phone";
    }
    if (calls.size() >= MOST_CALLS) {
      Told.problem(next, "Too many calls are on the line. Wait until one is over.");
      return "redirect:/phone";
    }
    int number = last.incrementAndGet();
    calls.put(number, telephone.ring(from.replaceAll("[ ()-]", "")));
    return "redirect:/phone/" + number;
  }

  /** The call, or only its living part where the script asks for that. */
  @Audited(Deed.NOTHING)
  @GetMapping("/phone/{number}")
  String call(
      @PathVariable int number,
      @RequestHeader(name = "X-Live", required = false) @Nullable String part,
      Model model) {
    model.addAttribute("call", get(number));
    model.addAttribute("callNumber", number);
    model.addAttribute("number", telephone.numberToTry());
    model.addAttribute("pin", telephone.pinToTry());
    return part == null ? "phone-call" : "phone-call :: live";
  }

  @Audited(Deed.NOTHING)
  @PostMapping("/phone/{number}/keys")
  String press(
      @PathVariable int number,
      @RequestParam(defaultValue = "") String keys,
      HttpServletRequest request,
      RedirectAttributes next) {
    if (KEYS.matcher(keys).matches()) {
      get(number).press(keys);
    } else {
      Told.problem(next, "The keys of a telephone are 0 to 9, * and #.", Typed.of(request), "keys");
    }
    return "redirect:/phone/" + number;
  }

  @Audited(Deed.NOTHING)
  @PostMapping("/phone/{number}/hang-up")
  String hangUp(@PathVariable int number) {
    get(number).hangUp();
    return "redirect:/phone/" + number;
  }

  private OnTheLine get(int number) {
    OnTheLine call = calls.get(number);
    if (call == null) {
      throw new NoSuchPage("no call " + number + " on the line");
    }
    return call;
  }
}
