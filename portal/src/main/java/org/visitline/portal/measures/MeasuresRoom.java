package org.visitline.portal.measures;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.visitline.portal.furniture.CivilTime;

/** What this room gives to Spring. */
@Configuration(proxyBeanMethods = false)
@Import({
  MeasuresController.class,
  MeasuredDaysController.class,
  JooqThresholds.class,
  JooqMeasuredMonths.class,
  JooqMeasuredDays.class
})
public class MeasuresRoom {

  /** Made by Spring. */
  public MeasuresRoom() {}

  @Bean(destroyMethod = "close")
  MeasuredMonths measuredMonths(JooqMeasuredMonths table, CivilTime civil) {
    return new MeasuredMonths(table, civil).start();
  }
}
