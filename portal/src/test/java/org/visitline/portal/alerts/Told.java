package org.visitline.portal.alerts;

/** One alert that somebody was told: {@code mail@P1}, and which. */
record Told(String to, long alert) {}
