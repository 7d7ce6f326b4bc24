package org.visitline.portal;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.visitline.portal.access.WallClock;
import org.visitline.portal.phone.PhoneController;
import org.visitline.portal.phone.Telephone;
import org.visitline.schema.Database;
import org.visitline.schema.PinKey;

/** The running portal: a web server with the pages. */
public final class Portal implements AutoCloseable {

  /**
   * Tomcat tells of each start in several lines through the JDK's own logging; what goes wrong is
   * enough. Held here, for the JDK forgets a logger that nobody holds.
   */
  private static final List<Logger> TOMCAT =
      List.of(Logger.getLogger("org.apache.catalina"), Logger.getLogger("org.apache.coyote"));

  private final ServletWebServerApplicationContext context;
  private final PortalSettings settings;

  private Portal(ServletWebServerApplicationContext context, PortalSettings settings) {
    this.context = context;
    this.settings = settings;
  }

  /**
   * Starts the portal and returns when it answers.
   *
   * @param settings how it is set up
   * @param database migrated, and still the caller's to close
   * @param clock what time it is on every page; the demo's runs faster than life
   */
  public static Portal start(PortalSettings settings, Database database, InstantSource clock) {
    return start(
        settings, database, clock, Optional.empty(), new WallClock(clock), PinKey.ofThisProcess());
  }

  /**
   * Starts the portal where time or keys are not only its own.
   *
   * @param telephone rings the phone service that runs beside, from a page: for the demonstration
   * @param wall the time outside, by which people come in and stay
   * @param key the installation's: under which PINs are hashed and secrets sealed
   */
  public static Portal start(
      PortalSettings settings,
      Database database,
      InstantSource clock,
      Optional<Telephone> telephone,
      WallClock wall,
      PinKey key) {
    TOMCAT.forEach(logger -> logger.setLevel(Level.WARNING));
    SpringApplication application = new SpringApplication(PortalConfiguration.class);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setLogStartupInfo(false);
    application.setRegisterShutdownHook(false);
    application.setAddCommandLineProperties(false);
    application.setBannerMode(Banner.Mode.OFF);
    // The program that starts us has set up its logging; Spring would set it up again, for all.
    application.setListeners(
        application.getListeners().stream()
            .filter(listener -> !(listener instanceof LoggingApplicationListener))
            .toList());
    application.addInitializers(
        starting -> {
          // First in order: no stray environment variable or file changes what was handed in.
          starting
              .getEnvironment()
              .getPropertySources()
              .addFirst(new MapPropertySource("settings", springProperties(settings)));
          handIn(
              starting,
              Map.of(
                  "portalSettings", settings,
                  "database", database,
                  "clock", clock,
                  "wallClock", wall,
                  "pinKey", key));
          telephone.ifPresent(one -> putUp(one, starting));
        });
    return new Portal((ServletWebServerApplicationContext) application.run(), settings);
  }

  /** Where a browser finds it. */
  public URI url() {
    return URI.create("http://" + settings.bindAddress() + ":" + port() + "/");
  }

  /**
   * The patterns of every page that can be opened, as the framework knows them, so that whoever
   * goes through all of them forgets none. Files and streams are not among them.
   */
  public Set<String> pages() {
    Set<String> pages = new TreeSet<>();
    context
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach(
            (route, handler) -> {
              if (handler.getBeanType().getPackageName().startsWith("org.visitline")
                  && route.getMethodsCondition().getMethods().contains(RequestMethod.GET)
                  && handler.getReturnType().getParameterType() == String.class) {
                pages.addAll(route.getPatternValues());
              }
            });
    return pages;
  }

  /** For tests that must know every route. */
  ServletWebServerApplicationContext context() {
    return context;
  }

  @Override
  public void close() {
    context.close();
  }

  private int port() {
    return Objects.requireNonNull(context.getWebServer(), "web server").getPort();
  }

  /** As singletons from outside, so that Spring does not close what it did not open. */
  private static void handIn(ConfigurableApplicationContext starting, Map<String, Object> beans) {
    beans.forEach(starting.getBeanFactory()::registerSingleton);
  }

  private static void putUp(Telephone telephone, ConfigurableApplicationContext starting) {
    starting.getBeanFactory().registerSingleton("telephone", telephone);
    ((GenericApplicationContext) starting).registerBean(PhoneController.class);
  }

  private static Map<String, Object> springProperties(PortalSettings settings) {
    return Map.ofEntries(
        Map.entry("server.address", settings.bindAddress()),
        Map.entry("server.port", settings.port()),
        // The address that a redirect names is the path alone: the host is the request's word.
        Map.entry("server.tomcat.use-relative-redirects", true),
        // A document has 5 MB at most and is refused in words. A file to import has 12, for
        // MariaDB takes 16 in one statement; what is larger goes by the command line.
        Map.entry("spring.servlet.multipart.max-file-size", "12MB"),
        Map.entry("spring.servlet.multipart.max-request-size", "60MB"),
        Map.entry("server.tomcat.max-swallow-size", "16MB"),
        // The longest form is a page of a log book: 500 lines of four fields.
        Map.entry("server.tomcat.max-parameter-count", 2_100),
        // The proxy in front says for whom it asks; only one on a private address is believed.
        Map.entry("server.forward-headers-strategy", "native"),
        Map.entry("server.tomcat.remoteip.host-header", ""),
        // Boards hold connections open for ever; waiting for them would hold up every stop.
        Map.entry("server.shutdown", "immediate"),
        Map.entry("server.compression.enabled", true),
        Map.entry(
            "server.compression.mime-types",
            List.of("text/html", "text/css", "text/javascript", "image/svg+xml")),
        Map.entry("spring.threads.virtual.enabled", true),
        // The pages are in English whatever the browser asks for.
        Map.entry("spring.web.locale", "en_GB"),
        Map.entry("spring.web.locale-resolver", "fixed"),
        Map.entry("spring.thymeleaf.prefix", "classpath:/org/visitline/portal/pages/"),
        Map.entry("spring.thymeleaf.check-template-location", false),
        // Whole pages or an error's page, never half of one; and one writing instead of thousands.
        Map.entry("spring.thymeleaf.servlet.produce-partial-output-while-processing", false),
        Map.entry("spring.web.error.whitelabel.enabled", false),
        Map.entry("spring.web.resources.add-mappings", false));
  }
}
