package org.visitline.ivr;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.io.Closeable;
import java.util.List;

/** Java's memory, threads and collections, the processor, open files: what a node runs on. */
final class ProcessMeters implements Closeable {

  private final JvmGcMetrics garbage = new JvmGcMetrics();

  ProcessMeters(MeterRegistry meters) {
    List<MeterBinder> parts =
        List.of(
            garbage,
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            new ProcessorMetrics(),
            new FileDescriptorMetrics(),
            new UptimeMetrics());
    parts.forEach(part -> part.bindTo(meters));
  }

  @Override
  public void close() {
    garbage.close();
  }
}
