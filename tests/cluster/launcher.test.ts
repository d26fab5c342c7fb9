import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCluster, readWishes } from '../../scripts/house/cluster/cluster.mjs';
import { bundleServer, type ServerBundle } from '../support/serverProcess.ts';
import { postgresPrograms, redisProgram } from '../support/services.ts';
import { until } from '../support/until.ts';

describe('npm run start:cluster', () => {
  it('takes how many nodes, and where; anything else is no wish', () => {
    expect(readWishes([])).toEqual({ nodes: 2, here: false });
    expect(readWishes(['--here', '--nodes', '3'])).toEqual({ nodes: 3, here: true });
    for (const wrong of [['--nodes'], ['--nodes', '0'], ['--nodes', '99'], ['--noeuds', '2']])
      expect(readWishes(wrong)).toBeNull();
  });

  it('CLUSTER-6: says in words that one of the two services is not named', async () => {
    const env = { DATABASE_URL: 'postgres://nec@localhost/nec' };
    await expect(openCluster({ nodes: 2, here: false }, { env, server: '' })).rejects.toThrow(/REDIS_URL/);
  });
});

type Cluster = Awaited<ReturnType<typeof openCluster>>;

describe.skipIf(postgresPrograms() === null || redisProgram() === null)('A cluster on this machine', () => {
  let bundle: ServerBundle;
  let data = '';
  let cluster: Cluster | null = null;
  beforeAll(async () => {
    bundle = await bundleServer();
  }, 60_000);
  afterAll(() => bundle.remove());
  beforeEach(async () => {
    data = await mkdtemp(join(tmpdir(), 'terreau-cluster-'));
    // Where the tests run as root, PostgreSQL has another account, which must come through.
    await chmod(data, 0o755);
  });
  afterEach(async () => {
    await cluster?.close();
    await rm(data, { recursive: true, force: true });
  });

  it('CLUSTER-6: stands up with its own PostgreSQL and Redis; a node that is killed is started again', async () => {
    const env = { ...process.env, TERREAU_DATA: data, PORT: '0', HOST: '127.0.0.1', PUBLIC_URL: '' };
    cluster = await openCluster({ nodes: 2, here: true }, { env, server: bundle.file });
    const { running, kill, url } = cluster;
    expect(running().map(({ name }) => name)).toEqual(['node-1', 'node-2']);
    expect(url).toBe(`http://localhost:${cluster.port}`);
    const ports = running().map(({ port }) => port);
    kill('node-2');
    await until(() => running().length === 1, 'its end');
    await until(() => running().length === 2, 'its return');
    expect(running()[0]?.port).toBe(ports[0]);
  }, 60_000);
});
