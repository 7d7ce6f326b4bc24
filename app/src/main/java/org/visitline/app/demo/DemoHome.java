package org.visitline.app.demo;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.EmbeddedMariaDb;

/**
 * The folder of the user's in which a demo is kept, held by one demo at a time.
 *
 * <p>In it: {@code sample} (the input files), {@code database}, {@code phone} (the phone service's
 * journal and directory), {@code pin-key}, {@code portal-password}, {@code demo.log}, {@code
 * demo.properties} (the day and how far it has come) and {@code demo.lock}. The lock is the
 * operating system's: it falls with the process, however that ends.
 */
public final class DemoHome implements AutoCloseable {

  private static final String LOCK = "demo.lock";
  private static final String PROPERTIES = "demo.properties";

  private final Path folder;
  private final FileChannel lockFile;
  private @Nullable DemoDay day;

  private DemoHome(Path folder, FileChannel lockFile) {
    this.folder = folder;
    this.lockFile = lockFile;
  }

  /** Where a demo is kept unless the user says otherwise. */
  public static Path defaultFolder() {
    return Path.of(System.getProperty("user.home"), ".visitline", "demo");
  }

  /**
   * Opens the folder, making it at the first start.
   *
   * @throws IllegalStateException if another demo holds it, or if it is somebody else's folder,
   *     with what to do about it
   */
  public static DemoHome open(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    try {
      requireOurs(absolute);
      Files.createDirectories(
          absolute,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      FileChannel lockFile =
          FileChannel.open(
              absolute.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isFree(lockFile)) {
        lockFile.close();
        throw new IllegalStateException(
            "another demo runs on "
                + absolute
                + ": stop it (Ctrl-C in its terminal), or start this one elsewhere with"
                + " --home FOLDER");
      }
      DemoHome home = new DemoHome(absolute, lockFile);
      home.day = home.read();
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the demo under " + absolute, e);
    }
  }

  /** The sample borough's input files and the script of its day. */
  public Path sample() {
    return folder.resolve("sample");
  }

  /** What MariaDB keeps. */
  public Path database() {
    return folder.resolve("database");
  }

  /** What the phone service keeps. */
  public Path phone() {
    return folder.resolve("phone");
  }

  /** The key under which PINs are hashed. */
  public Path pinKey() {
    return folder.resolve("pin-key");
  }

  /** The password of the demo's log-ins. */
  public Path portalPassword() {
    return folder.resolve("portal-password");
  }

  /** What would be too much for the terminal. */
  public Path log() {
    return folder.resolve("demo.log");
  }

  /** The day that is kept here, if a demo was loaded to its end before. */
  public Optional<DemoDay> findDay() {
    return Optional.ofNullable(day);
  }

  /**
   * Keeps how far the day has come, or that it is loaded. Written beside and moved, for the demo
   * may be killed at any moment.
   */
  public synchronized void keep(DemoDay reached) {
    day = reached;
    String text =
        """
        # The demo's day, and how far it has come. Written by visitline demo.
        date=%s
        seed=%d
        played=%d
        reached=%s
        """
            .formatted(reached.date(), reached.seed(), reached.played(), reached.reached());
    try {
      Path fresh = folder.resolve(PROPERTIES + ".new");
      Files.writeString(fresh, text, StandardCharsets.UTF_8);
      Files.move(fresh, folder.resolve(PROPERTIES), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot note how far the demo has come in " + folder, e);
    }
  }

  /**
   * Removes all that is kept here, so that the demo begins anew; a database server that a killed
   * demo left behind is ended first.
   */
  public synchronized void clear() {
    EmbeddedMariaDb.endLeftBehind(database());
    try {
      List<Path> kept;
      try (Stream<Path> all = Files.list(folder)) {
        kept = all.filter(path -> !path.getFileName().toString().equals(LOCK)).toList();
      }
      for (Path path : kept) {
        remove(path);
      }
      day = null;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot remove the demo's files under " + folder + ": remove that folder yourself", e);
    }
  }

  /** Lets the next demo have the folder. */
  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot let go of " + folder, e);
    }
  }

  /** A folder with other things in it is not ours to fill, and even less to clear. */
  private static void requireOurs(Path folder) throws IOException {
    if (!Files.isDirectory(folder) || Files.exists(folder.resolve(LOCK))) {
      return;
    }
    try (Stream<Path> all = Files.list(folder)) {
      if (all.findAny().isPresent()) {
        throw new IllegalStateException(
            folder
                + " holds other files and was not made by visitline demo: name an empty folder, or"
                + " one that does not exist yet, with --home FOLDER");
      }
    }
  }

  private static boolean isFree(FileChannel lockFile) throws IOException {
    try {
      @SuppressWarnings("resource") // Held as long as the channel is open.
      FileLock lock = lockFile.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // Held by this very process.
      return false;
    }
  }

  private @Nullable DemoDay read() throws IOException {
    Path file = folder.resolve(PROPERTIES);
    if (!Files.exists(file)) {
      return null;
    }
    Properties properties = new Properties();
    properties.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
    try {
      return new DemoDay(
          LocalDate.parse(properties.getProperty("date", "")),
          Long.parseLong(properties.getProperty("seed", "")),
          Integer.parseInt(properties.getProperty("played", "")),
          Instant.parse(properties.getProperty("reached", "")));
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          file + " cannot be read (" + e.getMessage() + "): begin anew with visitline demo --fresh",
          e);
    }
  }

  /** A link is removed, not what it points to. */
  private static void remove(Path path) throws IOException {
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      Files.delete(path);
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(path)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path below : all) {
      Files.delete(below);
    }
  }
}
