package org.visitline.ivr.agi;

import java.time.InstantSource;
import org.visitline.ivr.dialogue.CallLog;
import org.visitline.ivr.dialogue.Callers;
import org.visitline.ivr.dialogue.DialogueSettings;
import org.visitline.ivr.dialogue.WrongPins;

/**
 * Where calls that come in by the door are put through to.
 *
 * @param node this node's name, in front of every call id
 * @param callers who they may be
 * @param log that keeps their calls
 * @param wrongPins that are counted
 * @param dialogue what is asked
 * @param region that numbers without a country code are read in
 * @param clock that answers are stamped with
 */
public record Switchboard(
    String node,
    Callers callers,
    CallLog log,
    WrongPins wrongPins,
    DialogueSettings dialogue,
    String region,
    InstantSource clock) {}
