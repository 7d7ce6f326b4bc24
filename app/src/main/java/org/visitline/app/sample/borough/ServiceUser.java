package org.visitline.app.sample.borough;

import java.util.List;

/**
 * One who receives care.
 *
 * @param code keyed where the line cannot say who it is
 * @param phones registered numbers; the first is the one in the hall
 * @param sharesLine others are registered on the same line: a couple, a supported-living house
 * @param noPhone the line may not be used
 * @param stays what share of the commissioned time workers stay here; one who always sends them off
 *     early has less than 1
 */
public record ServiceUser(
    String id,
    String code,
    String name,
    Household household,
    Place place,
    List<String> phones,
    boolean sharesLine,
    boolean noPhone,
    double stays) {

  /** Who lives together. */
  public enum Household {
    /** One alone, or with a relative who needs no care. */
    ALONE,
    /** Two who both receive care. */
    COUPLE,
    /** A supported-living house: several on the one line in its hall. */
    SHARED_HOUSE
  }
}
