package org.visitline.portal.contacts;

/** One alert that somebody was told: {@code mail@P1}, and which. */
public record Told(String to, long alert) {}
