package org.visitline.portal.directory;

/**
 * Something that a search found.
 *
 * @param address where it is told, without the part that is before a provider's pages
 * @param title what it is called
 * @param about what tells it from others
 */
record Hit(String address, String title, String about) {}
