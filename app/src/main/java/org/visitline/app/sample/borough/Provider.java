package org.visitline.app.sample.borough;

/**
 * A homecare agency.
 *
 * @param rating the regulator's
 * @param sendsRota a provider may keep its rota to itself
 */
public record Provider(
    String id, String name, String cqcLocationId, String rating, boolean sendsRota) {}
