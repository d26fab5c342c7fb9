import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { terreau } from './peers/servers/terreau.ts';

const SPACES = 300;
const VISITORS = 300;
const SECRETS = 600;

/**
 * Somebody without a link, from one address, one request after the other as fast as they are answered: how many spaces
 * they open, how often they enter the demo, and what is said to secrets that they make up.
 */
export async function run(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'terreau-openings-'));
  const running = await terreau(null).start(data);
  const origin = running.address.replace(/^ws/, 'http').replace('/sync/', '');
  try {
    await tell(`${SPACES} spaces`, SPACES, (n) =>
      post(`${origin}/creer`, {
        spaceName: `Espace ${n}`,
        department: '24',
        licence: 'cc0-1.0',
        name: 'Personne',
      }),
    );
    await tell(`${VISITORS} visitors of the demo`, VISITORS, (n) =>
      post(`${origin}/demo`, { name: `V${n}` }),
    );
    await tell(`${SECRETS} secrets made up`, SECRETS, (n) =>
      fetch(`${origin}/join/${`${n}`.padStart(43, 'x')}`),
    );
  } finally {
    await running.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

const post = (url: string, fields: Readonly<Record<string, string>>): Promise<Response> =>
  fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });

/** How many were answered with which status. 303 leads in. */
async function tell(what: string, times: number, ask: (n: number) => Promise<Response>): Promise<void> {
  const told = new Map<number, number>();
  const start = performance.now();
  for (let n = 0; n < times; n += 1) {
    const { status, body } = await ask(n);
    await body?.cancel();
    told.set(status, (told.get(status) ?? 0) + 1);
  }
  const seconds = (performance.now() - start) / 1_000;
  const counts = [...told].map(([status, count]) => `${count} times ${status}`).join(', ');
  console.log(`${what} in ${seconds.toFixed(1)} s: ${counts}; let in: ${told.get(303) ?? 0}`);
}
