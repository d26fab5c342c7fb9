import { performance } from 'node:perf_hooks';

interface Metric {
  readonly kind: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  /** What tells its lines apart. Never the name of a space, of a person or of a room. */
  readonly label: string | null;
}

const counter = (help: string, label: string | null = null) => ({ kind: 'counter', help, label }) as const;
const gauge = (help: string, label: string | null = null) => ({ kind: 'gauge', help, label }) as const;
const histogram = (help: string) => ({ kind: 'histogram', help, label: null }) as const;

/** Everything that is measured. Seconds and bytes, as Prometheus wants them; each name is preceded by `terreau_`. */
export const METRICS = {
  info: gauge('Always 1; the label says which version runs.', 'version'),
  up_seconds: gauge('How long the server has run.'),
  connections: gauge('Live lines to rooms, by the way they come.', 'way'),
  rooms: gauge('Rooms in memory: resident ones (hot) hold a document, evicted ones (cold) bytes.', 'state'),
  polls_waiting: gauge('Long polls that wait for something to tell.'),
  updates_accepted_total: counter('Updates that were let in, at least in part.'),
  updates_refused_total: counter('Updates, or parts of them, that were not let in.', 'reason'),
  received_bytes_total: counter('Bytes of updates that came in.'),
  sent_bytes_total: counter('Bytes of frames that went out.'),
  waiting_bytes: gauge('Bytes of frames that their readers have not taken yet.'),
  backlog_cuts_total: counter('Lines that were cut because they did not keep up.'),
  polls_total: counter('Long polls that were answered.'),
  commit_seconds: histogram('From the call of the store to the disk’s word that it is written.'),
  turn_seconds: histogram('What a turn of a room takes: judging, applying, writing, showing.'),
  log_rows_total: counter('Rows written to the log.'),
  log_bytes_total: counter('Bytes of rows written to the log.'),
  store_errors_total: counter('Writes that the store could not take.'),
  store_writable: gauge('1 while the store takes what is written, else 0.'),
  store_damaged_rooms: gauge('Rooms of which something that is stored is damaged.'),
  bus_connected: gauge('1 while the servers of one house hear each other, or where there is only one.'),
  event_loop_lag_seconds: gauge('How late the process is, over the time since the last reading.', 'quantile'),
  memory_bytes: gauge('Memory of the process.', 'kind'),
  cpu_seconds_total: gauge('Processor time of the process.', 'mode'),
} as const satisfies Readonly<Record<string, Metric>>;

type NameOf<Kind extends Metric['kind']> = {
  [N in keyof typeof METRICS]: (typeof METRICS)[N]['kind'] extends Kind ? N : never;
}[keyof typeof METRICS];
export type CounterName = NameOf<'counter'>;
export type GaugeName = NameOf<'gauge'>;
export type HistogramName = NameOf<'histogram'>;

/** Where the house says what it does, in numbers. Nothing here can fail or wait. */
export interface Meter {
  /** Adds `n`, 1 unless said; `label` where the metric has one. */
  count(name: CounterName, n?: number, label?: string): void;
  /** `read` answers the value of the moment whenever somebody looks. */
  gauge(name: GaugeName, read: () => number | Promise<number>, label?: string): void;
  observe(name: HistogramName, seconds: number): void;
}

const nothing = (): void => {};
export const noMeter: Meter = { count: nothing, gauge: nothing, observe: nothing };

export interface Metrics extends Meter {
  /** All of it, as Prometheus reads it. */
  text(): Promise<string>;
}

/** Upper ends of the buckets of a histogram, in seconds. */
const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

interface Histogram {
  readonly counts: number[];
  sum: number;
  count: number;
}

export function createMetrics(): Metrics {
  const counters = new Map<CounterName, Map<string, number>>();
  const gauges = new Map<GaugeName, Map<string, () => number | Promise<number>>>();
  const histograms = new Map<HistogramName, Histogram>();
  return {
    count(name, n = 1, label = '') {
      const lines = entry(counters, name, () => new Map<string, number>());
      lines.set(label, (lines.get(label) ?? 0) + n);
    },
    gauge: (name, read, label = '') => void entry(gauges, name, () => new Map()).set(label, read),
    observe(name, seconds) {
      const found = entry(histograms, name, () => ({ counts: BUCKETS.map(() => 0), sum: 0, count: 0 }));
      const bucket = BUCKETS.findIndex((end) => seconds <= end);
      if (bucket >= 0) found.counts[bucket] = (found.counts[bucket] ?? 0) + 1;
      found.sum += seconds;
      found.count += 1;
    },
    async text() {
      const lines: string[] = [];
      for (const [name, metric] of Object.entries<Metric>(METRICS)) {
        const said = await linesOf(name, metric);
        if (said.length === 0) continue;
        lines.push(`# HELP terreau_${name} ${metric.help}`, `# TYPE terreau_${name} ${metric.kind}`, ...said);
      }
      return `${lines.join('\n')}\n`;
    },
  };

  async function linesOf(name: string, { kind, label }: Metric): Promise<string[]> {
    if (kind === 'histogram') return histogramLines(name, histograms.get(name as HistogramName));
    const values: [string, number][] =
      kind === 'gauge'
        ? await Promise.all([...(gauges.get(name as GaugeName) ?? [])].map(readGauge))
        : [...(counters.get(name as CounterName) ?? (label === null ? [['', 0] as const] : []))].map(
            ([of, value]) => [of, value],
          );
    return values.map(
      ([of, value]) => `terreau_${name}${label !== null ? `{${label}="${quoted(of)}"}` : ''} ${value}`,
    );
  }
}

const readGauge = async ([of, read]: [string, () => number | Promise<number>]): Promise<[string, number]> => [
  of,
  await read(),
];

function histogramLines(name: string, found: Histogram | undefined): string[] {
  const { counts, sum, count } = found ?? { counts: [], sum: 0, count: 0 };
  let so = 0;
  const buckets = BUCKETS.map((end, n) => `terreau_${name}_bucket{le="${end}"} ${(so += counts[n] ?? 0)}`);
  return [
    ...buckets,
    `terreau_${name}_bucket{le="+Inf"} ${count}`,
    `terreau_${name}_sum ${sum}`,
    `terreau_${name}_count ${count}`,
  ];
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let found = map.get(key);
  if (found === undefined) map.set(key, (found = make()));
  return found;
}

const quoted = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

/** Seconds from now until the answer is asked for. */
export function stopwatch(): () => number {
  const start = performance.now();
  return () => (performance.now() - start) / 1_000;
}
