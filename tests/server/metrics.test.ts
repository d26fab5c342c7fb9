import { describe, expect, it } from 'vitest';
import { createMetrics, METRICS } from '#server/metrics.ts';

describe('The numbers of a house', () => {
  it('OPS-4: read as Prometheus reads them, with a zero for what never happened', async () => {
    const metrics = createMetrics();
    metrics.count('updates_accepted_total', 3);
    metrics.count('updates_refused_total', 1, 'shape');
    metrics.count('updates_refused_total', 2, 'shape');
    metrics.gauge('rooms', () => 7, 'hot');
    metrics.gauge('rooms', async () => 8, 'hot');
    metrics.observe('commit_seconds', 0.002);
    metrics.observe('commit_seconds', 0.2);
    metrics.observe('commit_seconds', 60);
    const text = await metrics.text();
    const lines = text.split('\n');
    expect(lines).toContain('# TYPE terreau_updates_accepted_total counter');
    expect(lines).toContain('terreau_updates_accepted_total 3');
    expect(lines).toContain('terreau_updates_refused_total{reason="shape"} 3');
    expect(lines).toContain('terreau_backlog_cuts_total 0');
    expect(lines).toContain('terreau_rooms{state="hot"} 8');
    expect(lines).toContain('terreau_commit_seconds_bucket{le="0.001"} 0');
    expect(lines).toContain('terreau_commit_seconds_bucket{le="0.0025"} 1');
    expect(lines).toContain('terreau_commit_seconds_bucket{le="10"} 2');
    expect(lines).toContain('terreau_commit_seconds_bucket{le="+Inf"} 3');
    expect(lines).toContain('terreau_commit_seconds_count 3');
    expect(text.endsWith('\n')).toBe(true);
  });

  it('OPS-4: every line has the form of the format, and each metric is named once', async () => {
    const metrics = createMetrics();
    metrics.gauge('info', () => 1, 'a "quoted"\nversion\\');
    const text = await metrics.text();
    for (const line of text.trimEnd().split('\n'))
      expect(line).toMatch(
        /^(?:# (?:HELP|TYPE) terreau_\w+ .+|terreau_\w+(?:\{\w+="(?:[^"\\\n]|\\.)*"\})? [\d.e+-]+)$/,
      );
    const named = text.split('\n').filter((line) => line.startsWith('# TYPE'));
    expect(new Set(named).size).toBe(named.length);
    expect(Object.keys(METRICS).every((name) => /^[a-z_]+$/.test(name))).toBe(true);
  });
});
