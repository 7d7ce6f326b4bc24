package org.visitline.ivr;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.visitline.ivr.dialogue.Language;
import org.visitline.schema.DatabaseAddress;

/**
 * What one node of the phone service must be told.
 *
 * @param node its name, unlike any other node's: every call id begins with it
 * @param dataFolder of its own: the journal and the directory
 * @param pinKeyFile the key that PINs are hashed under; the same on every node and for every import
 * @param database where calls are shipped to and the directory comes from; it may be away at any
 *     time, and empty means that it always is
 * @param bindAddress that it listens on for Asterisk
 * @param port 4573 is FastAGI's own; 0 for any that is free
 * @param allowedSources networks that Asterisk may call from; AGI knows no passwords
 * @param mostOpenCalls one more is sent on to the next node
 * @param region that caller numbers without a country code are read in
 * @param zone civil zone: of spoken times, and of the day a PIN is good on
 * @param pinLength digits of a PIN, 4 to 8
 * @param checkDigit whether every PIN here ends in a (Damm) check digit, so that one that does not
 *     is not even looked up. Off by default: a worker whose PIN came from another system must get
 *     in, and PINs that do end in one protect each other as well without it
 * @param language of the prompts until the worker is known
 * @param languageOfNumber by the number dialled, as the trunk writes it
 * @param messageFolder where Asterisk keeps messages to the office, on its disk
 * @param watchPort where metrics and health are read, on the bind address; 0 for any that is free,
 *     empty for none
 * @param refreshEvery how old the directory gets while the database is there
 * @param longestRequest how long Asterisk may take to say what it wants
 * @param longestReply how long one prompt, the wait for keys or a message may take
 * @param longestDrain how long calls in progress may take to end when the service stops
 */
public record IvrSettings(
    String node,
    Path dataFolder,
    Path pinKeyFile,
    Optional<DatabaseAddress> database,
    String bindAddress,
    int port,
    List<String> allowedSources,
    int mostOpenCalls,
    String region,
    ZoneId zone,
    int pinLength,
    boolean checkDigit,
    Language language,
    Map<String, Language> languageOfNumber,
    String messageFolder,
    Optional<Integer> watchPort,
    Duration refreshEvery,
    Duration longestRequest,
    Duration longestReply,
    Duration longestDrain) {

  /** A name that can stand in a call id. */
  private static final String NODE_NAME = "[A-Za-z0-9][A-Za-z0-9_]{0,15}";

  /** Refuses a node name that call ids could not be told apart by. */
  public IvrSettings {
    if (!node.matches(NODE_NAME)) {
      throw new IllegalArgumentException(
          "node name '" + node + "' must be 1 to 16 letters, digits or underscores, as in ivr1");
    }
    allowedSources = List.copyOf(allowedSources);
    languageOfNumber = Map.copyOf(languageOfNumber);
  }

  /**
   * The settings of a node that nobody has decided anything else for.
   *
   * @param node its name
   * @param dataFolder of its own
   * @param pinKeyFile shared with whatever imports PINs
   */
  public static IvrSettings of(String node, Path dataFolder, Path pinKeyFile) {
    return new IvrSettings(
        node,
        dataFolder,
        pinKeyFile,
        Optional.empty(),
        "127.0.0.1",
        4573,
        List.of("127.0.0.0/8", "::1/128"),
        20_000,
        "GB",
        ZoneId.of("Europe/London"),
        6,
        false,
        Language.ENGLISH,
        Map.of(),
        "/var/spool/asterisk/visitline/messages",
        Optional.empty(),
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        Duration.ofMinutes(2),
        Duration.ofSeconds(20));
  }

  /** The same, with a database. */
  public IvrSettings withDatabase(DatabaseAddress address) {
    return new IvrSettings(
        node,
        dataFolder,
        pinKeyFile,
        Optional.of(address),
        bindAddress,
        port,
        allowedSources,
        mostOpenCalls,
        region,
        zone,
        pinLength,
        checkDigit,
        language,
        languageOfNumber,
        messageFolder,
        watchPort,
        refreshEvery,
        longestRequest,
        longestReply,
        longestDrain);
  }

  /**
   * The same, listening elsewhere.
   *
   * @param address to listen on
   * @param otherPort to listen on; 0 for any that is free
   */
  public IvrSettings listeningOn(String address, int otherPort) {
    return new IvrSettings(
        node,
        dataFolder,
        pinKeyFile,
        database,
        address,
        otherPort,
        allowedSources,
        mostOpenCalls,
        region,
        zone,
        pinLength,
        checkDigit,
        language,
        languageOfNumber,
        messageFolder,
        watchPort,
        refreshEvery,
        longestRequest,
        longestReply,
        longestDrain);
  }

  /**
   * The same, with metrics and health to be read.
   *
   * @param otherPort where; 0 for any that is free
   */
  public IvrSettings watchedOn(int otherPort) {
    return new IvrSettings(
        node,
        dataFolder,
        pinKeyFile,
        database,
        bindAddress,
        port,
        allowedSources,
        mostOpenCalls,
        region,
        zone,
        pinLength,
        checkDigit,
        language,
        languageOfNumber,
        messageFolder,
        Optional.of(otherPort),
        refreshEvery,
        longestRequest,
        longestReply,
        longestDrain);
  }
}
