package org.visitline.ivr;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.visitline.ivr.agi.DoorSettings;
import org.visitline.ivr.agi.TimeLimits;
import org.visitline.ivr.agi.TlsFiles;
import org.visitline.ivr.dialogue.DialledNumbers;
import org.visitline.ivr.dialogue.DialogueSettings;
import org.visitline.ivr.dialogue.Language;
import org.visitline.ivr.guesses.GuessLimits;
import org.visitline.schema.DatabaseAddress;
import org.visitline.schema.PinSettings;
import org.visitline.schema.ProviderId;

/**
 * What one node of the phone service must be told, by the room that wants to know it. Made with
 * {@link #of}, which leaves everything as a node has it that nobody has decided anything else for.
 *
 * @param node its name, unlike any other node's: every call id begins with it
 * @param dataFolder of its own: the journal and the directory
 * @param pinKeyFile the key that PINs are hashed under; the same on every node and for every import
 * @param database where calls are shipped to and the directory comes from; it may be away at any
 *     time, and empty means that it always is
 * @param region that caller numbers without a country code are read in
 * @param door who may come in, and for how long
 * @param dialogue what is asked and said
 * @param asterisk where Asterisk keeps what is ours
 * @param guesses how many wrong PINs are slips of the finger
 * @param watch where metrics and health are read, if anywhere
 * @param refreshEvery how old the directory gets while the database is there
 * @param longestDrain how long calls in progress may take to end when the service stops
 */
public record IvrSettings(
    String node,
    Path dataFolder,
    Path pinKeyFile,
    Optional<DatabaseAddress> database,
    String region,
    DoorSettings door,
    DialogueSettings dialogue,
    AsteriskDisk asterisk,
    GuessLimits guesses,
    Optional<InetSocketAddress> watch,
    Duration refreshEvery,
    Duration longestDrain) {

  /** A name that can stand in a call id. */
  private static final String NODE_NAME = "[A-Za-z0-9][A-Za-z0-9_]{0,15}";

  /** Refuses a node name that call ids could not be told apart by. */
  public IvrSettings {
    if (!node.matches(NODE_NAME) || node.equals("spool")) {
      throw new IllegalArgumentException(
          "node name '"
              + node
              + "' must be 1 to 16 letters, digits or underscores, as in ivr1,"
              + " and not 'spool', by which calls that the dialplan noted are named");
    }
  }

  /**
   * Begins the settings of a node with what none can do without.
   *
   * @param node its name
   * @param dataFolder of its own
   * @param pinKeyFile shared with whatever imports PINs
   */
  public static Builder of(String node, Path dataFolder, Path pinKeyFile) {
    return new Builder(node, dataFolder, pinKeyFile);
  }

  /** Settings being made: each field is a setting, and holds its default. */
  public static final class Builder {

    private final String node;
    private final Path dataFolder;
    private final Path pinKeyFile;

    private Optional<DatabaseAddress> database = Optional.empty();
    private String region = "GB";

    private String bindAddress = "127.0.0.1";
    private int port = 4573;
    private List<String> allowedSources = List.of("127.0.0.0/8", "::1/128");
    private int mostOpenCalls = 20_000;
    private TimeLimits timeLimits = TimeLimits.USUAL;
    private Optional<TlsFiles> tls = Optional.empty();

    private int pinLength = PinSettings.USUAL_DIGITS;
    private boolean checkDigit;
    private ZoneId zone = ZoneId.of("Europe/London");
    private Language language = Language.ENGLISH;
    private Map<String, Language> languageOfNumber = Map.of();
    private Map<String, ProviderId> providerOfNumber = Map.of();
    private String messageFolder = "/var/spool/asterisk/visitline/messages";

    private Optional<Path> spool = Optional.empty();
    private Duration lookEvery = Duration.ofSeconds(5);
    private Optional<Path> callRecords = Optional.empty();
    private LocalTime witnessAt = LocalTime.of(3, 30);
    private GuessLimits guesses = GuessLimits.USUAL;

    private Optional<InetSocketAddress> watch = Optional.empty();
    private Duration refreshEvery = Duration.ofSeconds(30);
    private Duration longestDrain = Duration.ofSeconds(50);

    private Builder(String node, Path dataFolder, Path pinKeyFile) {
      this.node = node;
      this.dataFolder = dataFolder;
      this.pinKeyFile = pinKeyFile;
    }

    /** Where calls are shipped to, and the directory comes from. */
    public Builder database(DatabaseAddress address) {
      this.database = Optional.of(address);
      return this;
    }

    /** The region that caller numbers without a country code are read in. */
    public Builder region(String given) {
      this.region = given;
      return this;
    }

    /**
     * Where Asterisk finds it.
     *
     * @param address to listen on
     * @param otherPort 4573 is FastAGI's own; 0 for any that is free
     */
    public Builder listenOn(String address, int otherPort) {
      this.bindAddress = address;
      this.port = otherPort;
      return this;
    }

    /** Networks that Asterisk may call from: AGI knows no passwords. */
    public Builder allowedSources(List<String> networks) {
      this.allowedSources = networks;
      return this;
    }

    /** How many calls may be open; one more is sent on to the next node. */
    public Builder mostOpenCalls(int most) {
      this.mostOpenCalls = most;
      return this;
    }

    /** How long a connection may take over each of its states. */
    public Builder timeLimits(TimeLimits limits) {
      this.timeLimits = limits;
      return this;
    }

    /** FastAGI over TLS, through a tunnel beside Asterisk. */
    public Builder tls(TlsFiles files) {
      this.tls = Optional.of(files);
      return this;
    }

    /** Digits of a PIN, 4 to 8. */
    public Builder pinLength(int digits) {
      this.pinLength = digits;
      return this;
    }

    /**
     * Whether every PIN here ends in a (Damm) check digit, so that one that does not is not even
     * looked up. Off by default: a worker whose PIN came from another system must get in, and PINs
     * that do end in one protect each other as well without it.
     */
    public Builder checkDigit(boolean every) {
      this.checkDigit = every;
      return this;
    }

    /** The civil zone: of spoken times, and of the day a PIN is good on. */
    public Builder zone(ZoneId civil) {
      this.zone = civil;
      return this;
    }

    /** The language of the prompts until the worker is known. */
    public Builder language(Language first) {
      this.language = first;
      return this;
    }

    /** The same by the number dialled, as the trunk writes it. */
    public Builder languageOfNumber(Map<String, Language> languages) {
      this.languageOfNumber = languages;
      return this;
    }

    /**
     * Whose workers were given a number, by the number dialled: of two workers with one PIN, theirs
     * is meant.
     */
    public Builder providerOfNumber(Map<String, ProviderId> providers) {
      this.providerOfNumber = providers;
      return this;
    }

    /** How many wrong PINs are slips of the finger. */
    public Builder guesses(GuessLimits limits) {
      this.guesses = limits;
      return this;
    }

    /** Where Asterisk keeps messages to the office, on its disk. */
    public Builder messageFolder(String folder) {
      this.messageFolder = folder;
      return this;
    }

    /** Where Asterisk notes calls by itself, and keeps messages in {@code messages}. */
    public Builder spool(Path folder) {
      this.spool = Optional.of(folder);
      return this;
    }

    /** How long what Asterisk has noted may lie there. */
    public Builder lookEvery(Duration pause) {
      this.lookEvery = pause;
      return this;
    }

    /**
     * Asterisk's own records of calls, to be compared with the call log every night; an empty path
     * where that Asterisk is another node's to look at.
     */
    public Builder callRecords(Path file) {
      this.callRecords = Optional.of(file).filter(named -> !named.toString().isEmpty());
      return this;
    }

    /** The civil time of that. */
    public Builder witnessAt(LocalTime time) {
      this.witnessAt = time;
      return this;
    }

    /**
     * Where metrics and health are read.
     *
     * @param address to listen on
     * @param otherPort 0 for any that is free
     */
    public Builder watchOn(String address, int otherPort) {
      this.watch = Optional.of(new InetSocketAddress(address, otherPort));
      return this;
    }

    /** How old the directory gets while the database is there. */
    public Builder refreshEvery(Duration age) {
      this.refreshEvery = age;
      return this;
    }

    /** How long calls in progress may take to end when the service stops. */
    public Builder longestDrain(Duration longest) {
      this.longestDrain = longest;
      return this;
    }

    /** The settings. */
    public IvrSettings build() {
      return new IvrSettings(
          node,
          dataFolder,
          pinKeyFile,
          database,
          region,
          new DoorSettings(bindAddress, port, allowedSources, mostOpenCalls, timeLimits, tls),
          new DialogueSettings(
              pinLength,
              checkDigit,
              zone,
              language,
              new DialledNumbers(region, languageOfNumber, providerOfNumber),
              messageFolder),
          new AsteriskDisk(spool, lookEvery, callRecords, witnessAt),
          guesses,
          watch,
          refreshEvery,
          longestDrain);
    }
  }
}
