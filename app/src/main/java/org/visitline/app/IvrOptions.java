package org.visitline.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.visitline.ivr.IvrSettings;
import org.visitline.ivr.agi.TlsFiles;
import org.visitline.ivr.dialogue.Language;
import org.visitline.ivr.guesses.GuessLimits;
import org.visitline.schema.ProviderId;
import picocli.CommandLine.Option;

/** What an installation may decide otherwise about a node; each default is the settings' own. */
final class IvrOptions {

  @Option(
      names = "--allow",
      split = ",",
      paramLabel = "NETWORK",
      defaultValue = "127.0.0.0/8,::1/128",
      description =
          "who may ring this node, for AGI knows no passwords: addresses or networks;"
              + " ${DEFAULT-VALUE}")
  List<String> allow = List.of();

  @Option(
      names = "--most-calls",
      defaultValue = "20000",
      description = "calls open at once, one more goes to the next node; ${DEFAULT-VALUE}")
  int mostCalls;

  @Option(
      names = "--tls-certificates",
      description = "PEM: FastAGI over TLS, for a tunnel beside Asterisk; needs --tls-key")
  @Nullable Path tlsCertificates;

  @Option(names = "--tls-key", description = "PEM, PKCS 8, no passphrase")
  @Nullable Path tlsKey;

  @Option(
      names = "--tls-clients",
      description = "PEM: who must have signed the tunnel's certificate; without it any may come")
  @Nullable Path tlsClients;

  @Option(
      names = "--region",
      defaultValue = "GB",
      description = "that numbers without a country code are read in; ${DEFAULT-VALUE}")
  String region = "";

  @Option(
      names = "--zone",
      defaultValue = "Europe/London",
      description = "civil zone: times spoken, days a PIN is good on; ${DEFAULT-VALUE}")
  ZoneId zone = ZoneId.of("UTC");

  @Option(
      names = "--pin-length",
      defaultValue = "6",
      description =
          "digits, 4 to 8: the portal gives out PINs of that length, and an import takes no longer"
              + " ones; ${DEFAULT-VALUE}")
  int pinLength;

  @Option(
      names = "--check-digit",
      description = "every PIN ends in a check digit: one that does not is not looked up")
  boolean checkDigit;

  @Option(
      names = "--language",
      defaultValue = "en-GB",
      description = "of the greeting: en-GB, cy, pl, ro; ${DEFAULT-VALUE}")
  String language = "";

  @Option(
      names = "--language-of",
      paramLabel = "NUMBER=LANGUAGE",
      description = "the greeting's language by the number dialled; may be repeated")
  Map<String, String> languageOf = new LinkedHashMap<>();

  @Option(
      names = "--provider-of",
      paramLabel = "NUMBER=PROVIDER",
      description =
          "whose workers were given a number: of two with one PIN, theirs is meant; may be"
              + " repeated")
  Map<String, String> providerOf = new LinkedHashMap<>();

  @Option(
      names = "--watch",
      paramLabel = "ADDRESS:PORT",
      description = "where /metrics, /health/live and /health/ready are read; without it, nowhere")
  @Nullable String watch;

  @Option(
      names = "--refresh-seconds",
      defaultValue = "30",
      description = "how old the directory gets while the database is there; ${DEFAULT-VALUE}")
  int refreshSeconds;

  @Option(
      names = "--drain-seconds",
      defaultValue = "50",
      description = "how long calls in progress may take to end when stopped; ${DEFAULT-VALUE}")
  int drainSeconds;

  @Option(
      names = "--guess-window-minutes",
      defaultValue = "15",
      description = "that wrong PINs are counted in; ${DEFAULT-VALUE}")
  int guessWindowMinutes;

  @Option(
      names = "--guess-slowed-from",
      defaultValue = "6",
      description =
          "wrong PINs of a number, from which on its next questions wait; ${DEFAULT-VALUE}")
  int guessSlowedFrom;

  @Option(
      names = "--guess-alarm-from",
      defaultValue = "12",
      description = "wrong PINs of a number that raise the alarm; ${DEFAULT-VALUE}")
  int guessAlarmFrom;

  @Option(
      names = "--guess-alarm-over-all",
      defaultValue = "100",
      description = "wrong PINs of all numbers that raise the alarm; ${DEFAULT-VALUE}")
  int guessAlarmOverAll;

  @Option(
      names = "--guess-longest-pause-seconds",
      defaultValue = "4",
      description = "that a question waits, 10 at most; ${DEFAULT-VALUE}")
  int guessLongestPauseSeconds;

  void apply(IvrSettings.Builder settings) {
    settings
        .allowedSources(allow)
        .mostOpenCalls(mostCalls)
        .region(region)
        .zone(zone)
        .pinLength(pinLength)
        .checkDigit(checkDigit)
        .language(language(language))
        .languageOfNumber(
            languageOf.entrySet().stream()
                .collect(
                    Collectors.toMap(Map.Entry::getKey, number -> language(number.getValue()))))
        .providerOfNumber(
            providerOf.entrySet().stream()
                .collect(
                    Collectors.toMap(
                        Map.Entry::getKey, number -> new ProviderId(number.getValue()))))
        .refreshEvery(Duration.ofSeconds(refreshSeconds))
        .longestDrain(Duration.ofSeconds(drainSeconds))
        .guesses(
            new GuessLimits(
                Duration.ofMinutes(guessWindowMinutes),
                guessSlowedFrom,
                guessAlarmFrom,
                guessAlarmOverAll,
                Duration.ofSeconds(guessLongestPauseSeconds)));
    tls().ifPresent(settings::tls);
    if (watch != null) {
      watch(settings, watch);
    }
  }

  private static void watch(IvrSettings.Builder settings, String at) {
    int colon = at.lastIndexOf(':');
    if (colon < 1 || !at.substring(colon + 1).matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException(
          "--watch " + at + " is no address and port; write it as 127.0.0.1:9573");
    }
    settings.watchOn(at.substring(0, colon), Integer.parseInt(at.substring(colon + 1)));
  }

  private Optional<TlsFiles> tls() {
    if (tlsCertificates == null && tlsKey == null && tlsClients == null) {
      return Optional.empty();
    }
    if (tlsCertificates == null || tlsKey == null) {
      throw new IllegalArgumentException(
          "FastAGI over TLS needs both --tls-certificates and --tls-key");
    }
    return Optional.of(new TlsFiles(tlsCertificates, tlsKey, Optional.ofNullable(tlsClients)));
  }

  private static Language language(String code) {
    return Language.find(code)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no prompts are there in the language '"
                        + code
                        + "'; there are en-GB, cy, pl and ro"));
  }
}
