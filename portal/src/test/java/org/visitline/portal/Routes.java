package org.visitline.portal;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route that Spring knows, so that a new one cannot be forgotten. */
final class Routes {

  /** Ids of things that belong to one provider or the other: for every place an id fits. */
  static final List<String> IDS =
      List.of(
          "DONE-1 TWO-1 LATE-1 NEXT-1 K1 K3/2 MISSED-1 NEXT-2 K4 S1 S2 S3 S4 W1 W2 W3 1 2 3 ALDER BIRCH"
              .split(" "));

  /** For a search, which asks for no id: a name, the number of a home, and else an id as it is. */
  private static final Map<String, String> SEARCHED =
      Map.of("ALDER", "Example", "BIRCH", "020+7946+0101");

  private Routes() {}

  /**
   * One method and pattern of a route.
   *
   * @param parameters the names of what it reads from the query or the form
   */
  record Route(String method, String pattern, Set<String> parameters) {

    /** Its address with each id in its place. */
    List<String> paths() {
      return pattern.contains("{")
          ? IDS.stream().map(id -> pattern.replaceAll("/?\\{[^}]*}", "/" + id)).toList()
          : List.of(pattern);
    }

    /** Its parameters, each filled with the same value but for dates and page numbers. */
    String form(String value) {
      return parameters.stream()
          .map(name -> name + "=" + filled(name, value))
          .collect(Collectors.joining("&"));
    }

    private static String filled(String name, String value) {
      return switch (name) {
        case "date", "from" -> "2026-10-27";
        case "to" -> "2026-10-31";
        case "page" -> "1";
        case "show", "kind" -> "all";
        case "q" -> SEARCHED.getOrDefault(value, value.replace("/", "%2F"));
        case "span" -> "four-weeks";
        default -> value.replace("/", "%2F");
      };
    }

    boolean isRead() {
      return method.equals("GET");
    }
  }

  static List<Route> of(Portal portal) {
    List<Route> routes = new ArrayList<>();
    portal
        .context()
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach((info, handler) -> routes.addAll(of(info, handler)));
    return routes;
  }

  private static List<Route> of(RequestMappingInfo info, HandlerMethod handler) {
    Set<String> parameters = parameters(handler);
    Set<String> methods =
        info.getMethodsCondition().getMethods().isEmpty()
            ? Set.of("GET")
            : info.getMethodsCondition().getMethods().stream()
                .map(RequestMethod::name)
                .collect(Collectors.toSet());
    return info.getPatternValues().stream()
        .flatMap(pattern -> methods.stream().map(method -> new Route(method, pattern, parameters)))
        .toList();
  }

  /**
   * What the method declares, and what somebody might try who has read other systems' addresses.
   */
  private static Set<String> parameters(HandlerMethod handler) {
    Set<String> names = new LinkedHashSet<>();
    for (MethodParameter parameter : handler.getMethodParameters()) {
      RequestParam declared = parameter.getParameterAnnotation(RequestParam.class);
      if (declared != null) {
        parameter.initParameterNameDiscovery(
            new org.springframework.core.DefaultParameterNameDiscoverer());
        names.add(
            Stream.of(declared.name(), declared.value(), parameter.getParameterName())
                .filter(name -> name != null && !name.isEmpty())
                .findFirst()
                .orElseThrow());
      }
      if (parameter.getParameterType().isRecord()) {
        Stream.of(parameter.getParameterType().getRecordComponents())
            .map(RecordComponent::getName)
            .forEach(names::add);
      }
    }
    names.addAll(
        List.of("date", "from", "to", "show", "provider", "provider_id", "providerId", "role"));
    return names;
  }
}
