package org.visitline.ivr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.visitline.ivr.handset.Handset;
import org.visitline.ivr.handset.Pace;
import org.visitline.ivr.handset.Ring;
import org.visitline.ivr.handset.ScriptedCaller;
import org.visitline.ivr.log.MaskedJson;
import org.visitline.schema.Database;
import org.visitline.schema.EmbeddedMariaDb;

/** What those who watch a node see of it, and what nobody may see. */
class WatchedNodeTest {

  private static final Path MANUAL = Path.of("../docs/watching.md");
  private static final List<Path> WATCHED =
      List.of(Path.of("../docs/watching/alerts.yml"), Path.of("../docs/watching/dashboard.json"));
  private static final Pattern METRIC = Pattern.compile("\\b(?:visitline|jvm|process)_[a-z0-9_]+");

  /** When a line was logged, in milliseconds since 1970. */
  private static final Pattern MOMENT = Pattern.compile("\"timestamp\":\\d+");

  /** A SHA-256: a keyed hash of a PIN, or of what the journal holds so far. */
  private static final Pattern HASH = Pattern.compile("\\b[0-9a-f]{64}\\b");

  /** Of a metric, what stands behind its name and labels: seconds, bytes. */
  private static final Pattern VALUE = Pattern.compile("^([^#].* )[-+.0-9E]+$", Pattern.MULTILINE);

  private static EmbeddedMariaDb mariaDb;
  private static Database database;

  @TempDir Path home;

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("org.visitline.ivr");
  private Level rootLevel;
  private IvrNode node;

  @BeforeAll
  static void start_the_database() {
    mariaDb = EmbeddedMariaDb.temporary(Path.of("target"));
    database = Database.open(mariaDb.address(), 2);
    database.migrate();
  }

  @AfterAll
  static void stop_the_database() {
    database.close();
    mariaDb.close();
  }

  @BeforeEach
  void start() {
    new TestBorough(database.jooq(), home.resolve("pin-key")).fill();
    // Everything that anybody would log, for whoever turns it all on in search of a fault.
    rootLevel = root.getLevel();
    log.start();
    root.addAppender(log);
    node =
        IvrNode.start(
            IvrSettings.of("ivr1", home.resolve("ivr"), home.resolve("pin-key"))
                .database(mariaDb.address())
                .listenOn("127.0.0.1", 0)
                .watchOn("127.0.0.1", 0)
                .spool(home.resolve("spool"))
                .callRecords(home.resolve("records.csv"))
                .build(),
            () -> Instant.parse("2026-06-01T07:02:00Z"));
  }

  @AfterEach
  void stop() {
    node.close();
    ours.setLevel(Level.OFF);
    root.setLevel(rootLevel);
    root.detachAppender(log);
  }

  @Test
  void whatever_the_alerts_and_the_dashboard_name_is_really_counted() throws IOException {
    ring("1.1", "141207");
    shipped("ivr1-1.1");
    Set<String> exported = exported();

    for (Path file : WATCHED) {
      assertThat(metricsIn(file)).as("named in %s", file).isNotEmpty().isSubsetOf(exported);
    }
  }

  @Test
  void whatever_is_counted_of_calls_is_explained_to_the_operator() throws IOException {
    ring("2.1", "141207");
    shipped("ivr1-2.1");
    String manual = Files.readString(MANUAL);

    assertThat(exported())
        .filteredOn(name -> name.startsWith("visitline_"))
        .filteredOn(name -> !name.endsWith("_bucket") && !name.endsWith("_max"))
        .as("each is explained in docs/watching.md")
        .allSatisfy(
            name -> assertThat(manual).contains("`" + name.replaceAll("_(count|sum)$", "") + "`"));
  }

  @Test
  void what_is_keyed_as_a_pin_leaves_no_trace_but_its_keyed_hash() throws Exception {
    root.setLevel(Level.TRACE);
    // That library's own switch for whoever wants each of a query's values; not ours to mask.
    ((Logger) LoggerFactory.getLogger("org.mariadb")).setLevel(Level.DEBUG);
    ours.setLevel(Level.TRACE);
    ring("3.1", "141207", "3", "222222");
    ring("3.2", "573914", "573914", "573914");
    ring("3.3", "57391#", "@pin-not-known hang up");
    ring("3.4", "*573*141207");
    shipped("ivr1-3.1/2");
    shipped("ivr1-3.4");

    List<String> places = new ArrayList<>();
    places.add(MOMENT.matcher(shownLog()).replaceAll(""));
    places.add(VALUE.matcher(node.metrics()).replaceAll("$1"));
    try (HttpClient http = HttpClient.newHttpClient()) {
      places.add(VALUE.matcher(read(http, "/metrics")).replaceAll("$1"));
      for (String page : List.of("/health/live", "/health/ready")) {
        places.add(read(http, page));
      }
    }
    try (Stream<Path> files = Files.walk(home.resolve("ivr")).filter(Files::isRegularFile)) {
      for (Path file : files.toList()) {
        places.add(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    places.add(database.jooq().selectFrom(LOGGED_CALL).fetch().formatCSV());

    assertThat(places).hasSizeGreaterThan(7);
    // Without the numbers above: among so many digits there is any PIN, now and then.
    assertThat(places)
        .allSatisfy(
            place ->
                assertThat(HASH.matcher(place).replaceAll(""))
                    .doesNotContain("141207", "222222", "573914", "57391"));
    assertThat(places.getFirst())
        .as("the log was read while it said much")
        .contains("ended LOGGED")
        .doesNotContain("2079460123");
  }

  @Test
  void a_node_whose_disk_fails_or_that_knows_nobody_says_why_it_is_not_ready() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient();
        IvrNode stranger =
            IvrNode.start(
                IvrSettings.of("ivr2", home.resolve("ivr2"), home.resolve("pin-key"))
                    .listenOn("127.0.0.1", 0)
                    .watchOn("127.0.0.1", 0)
                    .build(),
                () -> Instant.parse("2026-06-01T07:02:00Z"))) {
      assertThat(read(http, "/health/ready")).isEqualTo("ready\n");
      assertThat(stranger.whyNotReady())
          .containsExactly("no PIN is known: the directory was never read from the database");
    }
  }

  @Test
  void a_node_on_a_machine_without_an_asterisk_is_not_missed_as_a_witness() throws IOException {
    assertThat(exported()).contains("visitline_witness_last_look_seconds");
    try (IvrNode second =
        IvrNode.start(
            IvrSettings.of("ivr2", home.resolve("ivr2"), home.resolve("pin-key"))
                .listenOn("127.0.0.1", 0)
                .spool(home.resolve("no-asterisk"))
                .callRecords(Path.of(""))
                .build(),
            () -> Instant.parse("2026-06-01T07:02:00Z"))) {
      assertThat(second.metrics())
          .contains("visitline_spool_readable 1.0")
          .doesNotContain("visitline_witness");
    }
  }

  /** As it goes out: each line through the masks. */
  private String shownLog() {
    MaskedJson json = new MaskedJson();
    json.setContext(root.getLoggerContext());
    json.start();
    return List.copyOf(log.list).stream()
        .map(event -> new String(json.encode(event), StandardCharsets.UTF_8))
        .collect(Collectors.joining());
  }

  private Set<String> exported() {
    return node.metrics()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.replaceAll("[{ ].*", ""))
        .flatMap(name -> Stream.of(name, name.replaceAll("_(bucket|count|sum)$", "")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> metricsIn(Path file) throws IOException {
    return METRIC
        .matcher(Files.readString(file))
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String read(HttpClient http, String page) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + node.watchPort().orElseThrow() + page);
    return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
  }

  private void ring(String uniqueId, String... steps) {
    new Handset("127.0.0.1", node.port(), Pace.NONE)
        .ring(new Ring("02079460123", "08081570100", uniqueId), ScriptedCaller.of(steps));
  }

  private static void shipped(String callId) {
    Eventually.isTrue(
        Duration.ofSeconds(30),
        () -> database.jooq().fetchExists(LOGGED_CALL, LOGGED_CALL.CALL_ID.eq(callId)));
  }
}
