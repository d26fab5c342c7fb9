import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Meter } from './metrics.ts';

const NANO = 1e-9;
const MICRO = 1e-6;

/** Measures the process itself. Answers how to stop. */
export function measureProcess(meter: Meter, version: string): () => void {
  const lag = monitorEventLoopDelay({ resolution: 20 });
  lag.enable();
  meter.gauge('info', () => 1, version);
  meter.gauge('up_seconds', () => process.uptime());
  meter.gauge('event_loop_lag_seconds', () => lag.percentile(50) * NANO, '0.5');
  meter.gauge('event_loop_lag_seconds', () => lag.percentile(99) * NANO, '0.99');
  meter.gauge(
    'event_loop_lag_seconds',
    () => {
      const most = lag.max * NANO;
      // Read last: the next reading is about what comes from here on.
      lag.reset();
      return most;
    },
    '1',
  );
  for (const kind of ['rss', 'heapUsed', 'heapTotal', 'external', 'arrayBuffers'] as const)
    meter.gauge('memory_bytes', () => process.memoryUsage()[kind], kind);
  for (const mode of ['user', 'system'] as const)
    meter.gauge('cpu_seconds_total', () => process.cpuUsage()[mode] * MICRO, mode);
  return () => void lag.disable();
}
