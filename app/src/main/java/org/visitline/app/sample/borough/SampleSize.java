package org.visitline.app.sample.borough;

/**
 * How large a borough to make.
 *
 * @param weeks of history before today
 */
public record SampleSize(int providers, int serviceUsers, int careWorkers, int weeks) {

  /** The demo's: it loads in seconds. */
  public static final SampleSize SMALL = new SampleSize(3, 200, 120, 4);

  /** Some 30,000 calls. */
  public static final SampleSize LARGE = new SampleSize(5, 400, 240, 4);

  /** The ranges for drama hold so many numbers, and a borough needs so many people to be one. */
  public SampleSize {
    require("providers", providers, 3, 12);
    require("service users", serviceUsers, 60, 9_000);
    require("care workers", careWorkers, providers * 20, 900);
    require("weeks", weeks, 2, 60);
  }

  private static void require(String what, int asked, int least, int most) {
    if (asked < least || asked > most) {
      throw new IllegalArgumentException(
          "a sample borough has " + least + " to " + most + " " + what + ", not " + asked);
    }
  }
}
