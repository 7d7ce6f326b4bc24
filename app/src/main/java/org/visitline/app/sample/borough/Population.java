package org.visitline.app.sample.borough;

import java.time.LocalDate;
import java.util.List;
import org.visitline.schema.CheckDigit;

/**
 * Everybody in the borough.
 *
 * @param careWorkers the first is {@link #DEMO_WORKER}, who is in nobody's round
 */
public record Population(
    List<Provider> providers, List<ServiceUser> serviceUsers, List<CareWorker> careWorkers) {

  /** The service user whose telephone the demo's person rings from. */
  public static final String ADA = "SU0001";

  /** The care worker that the demo's person is. */
  public static final String DEMO_WORKER = "CW0001";

  /** What the demo's person keys. */
  public static final String DEMO_PIN = "12345" + CheckDigit.of("12345");

  /** Makes everybody. */
  public static Population of(
      SampleSize size, long seed, LocalDate today, FictionalNumbers numbers) {
    List<Provider> providers = Providers.some(size.providers());
    return new Population(
        providers,
        new Residents(seed, size.serviceUsers(), numbers).all(),
        new Staff(seed, size.careWorkers(), providers, numbers, today).all());
  }
}
