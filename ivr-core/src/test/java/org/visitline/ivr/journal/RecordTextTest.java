package org.visitline.ivr.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.visitline.ivr.dialogue.Direction;
import org.visitline.ivr.dialogue.KeyedPin;
import org.visitline.ivr.dialogue.LoggedCall;
import org.visitline.ivr.dialogue.Outcome;
import org.visitline.ivr.dialogue.Ringing;
import org.visitline.schema.CallId;
import org.visitline.schema.ProviderId;

class RecordTextTest {

  @Test
  void a_kept_call_reads_as_a_line_that_an_operator_can_read() {
    assertThat(RecordText.write(new JournalRecord.Kept(JournalDay.arrival("1"))))
        .isEqualTo(
            "kept call=ivr1-1 telephone=ivr1-1 node=ivr1 answered=2026-06-01T07%3A02%3A00.123Z"
                + " from=020+7946+0123 e164=%2B442079460123 presentation=allowed to=08081570100"
                + " pin="
                + "ab".repeat(32)
                + " masked=****** code=4711 direction=ARRIVAL ending=LOGGED told=ARRIVAL");
  }

  @Test
  void every_kind_of_record_reads_back_as_it_was_written() {
    Ringing withheld =
        new Ringing(
            new CallId("ivr1-2"),
            "ivr1",
            JournalDay.MORNING,
            "a number\nwith=everything %&+ and ünïcode",
            Optional.empty(),
            "restricted",
            "",
            Optional.empty());
    LoggedCall bare = LoggedCall.of(withheld);
    for (JournalRecord record :
        new JournalRecord[] {
          new JournalRecord.Header("ivr1", 7),
          new JournalRecord.Started(JournalDay.MORNING),
          new JournalRecord.Opened(withheld),
          new JournalRecord.Opened(onANumberOf("P2")),
          new JournalRecord.Kept(JournalDay.arrival("1")),
          new JournalRecord.Message(new CallId("ivr1-1"), "/messages/1", JournalDay.MORNING),
          new JournalRecord.Ended(bare, JournalDay.MORNING),
          ended(new Outcome.PinNotKnown()),
          ended(new Outcome.CutOff()),
          ended(new Outcome.Attended(Direction.DEPARTURE, false)),
          ended(new Outcome.NotAttended(Outcome.Reason.IN_HOSPITAL_OR_AWAY)),
        }) {
      String text = RecordText.write(record);
      assertThat(text).doesNotContain("\n");
      assertThat(RecordText.read(text)).isEqualTo(record);
    }
  }

  @Test
  void a_call_on_a_providers_number_says_whose_it_was() {
    assertThat(RecordText.write(new JournalRecord.Opened(onANumberOf("P2"))))
        .endsWith(" to=08081570300 to-provider=P2");
  }

  @Test
  void a_record_from_before_numbers_were_providers_is_of_nobodys_number() {
    String written =
        "opened telephone=ivr1-1 node=ivr1 answered=2026-06-01T07%3A02%3A00.123Z"
            + " from=020+7946+0123 e164=%2B442079460123 presentation=allowed to=08081570100";

    assertThat(RecordText.read(written))
        .isEqualTo(new JournalRecord.Opened(JournalDay.ringing("1")));
  }

  @Test
  void what_a_later_version_adds_is_passed_over() {
    assertThat(RecordText.read("started at=2026-06-01T07%3A02%3A00.123Z moon=full"))
        .isEqualTo(new JournalRecord.Started(JournalDay.MORNING));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "started", "started at=noon", "kept call", "gone at=1", "journal"})
  void what_is_no_record_is_refused(String text) {
    assertThatThrownBy(() -> RecordText.read(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Ringing onANumberOf(String provider) {
    return new Ringing(
        new CallId("ivr1-3"),
        "ivr1",
        JournalDay.MORNING,
        "",
        Optional.empty(),
        "restricted",
        "08081570300",
        Optional.of(new ProviderId(provider)));
  }

  private static JournalRecord ended(Outcome outcome) {
    LoggedCall call =
        new LoggedCall(
            new CallId("ivr1-1/2"),
            JournalDay.ringing("1"),
            KeyedPin.NONE,
            "",
            Optional.empty(),
            outcome);
    return new JournalRecord.Ended(call, JournalDay.MORNING);
  }
}
