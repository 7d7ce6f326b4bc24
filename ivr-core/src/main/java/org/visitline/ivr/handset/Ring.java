package org.visitline.ivr.handset;

/**
 * One call that is about to be made.
 *
 * @param from the caller's number as a trunk presents it; empty for a withheld one
 * @param dialled the number that is rung
 * @param uniqueId Asterisk's id of the call; another for every call
 */
public record Ring(String from, String dialled, String uniqueId) {}
