import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inKilobytes, sums, weigh } from '../scripts/weigh.mjs';

/**
 * What the demo's public page and the first page weigh: the page, and all that its HTML asks for.
 * What an app screen loads on top is counted in a real browser (tests/journeys).
 */
export async function run() {
  const data = mkdtempSync(join(tmpdir(), 'terreau-weight-'));
  const env = { ...process.env, TERREAU_DATA: data, PORT: '0', HOST: '127.0.0.1' };
  const { publicUrl } = JSON.parse(await outputOf(['build/terreau.js', 'demo', '--json'], env));
  const server = spawn(process.execPath, ['build/server.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const origin = await originOf(server);
    for (const path of ['/', new URL(publicUrl).pathname]) await tell(path, new URL(path, origin).href);
  } finally {
    server.kill('SIGTERM');
    await new Promise((resolve) => server.once('exit', resolve));
    rmSync(data, { recursive: true, force: true });
  }
}

async function tell(path, url) {
  const html = await (await fetch(url)).text();
  const asked = [...html.matchAll(/<(?:link|script|img)\b[^>]*?\b(?:href|src)="([^"]+)"[^>]*>/g)]
    .filter(([tag]) => !/rel="(canonical|alternate|manifest)"/.test(tag))
    .map(([, address]) => new URL(address.replace(/&amp;/g, '&'), url).href)
    .filter((address) => address.startsWith(new URL(url).origin));
  const dressed = await Promise.all(asked.filter((address) => address.endsWith('.css')).map(askedByStyle));
  const sum = sums(await weigh([url, ...new Set([...asked, ...dressed.flat()])]));
  console.log(
    `${path}: ${Object.entries(sum)
      .map(([type, gzip]) => `${type} ${inKilobytes(gzip)}`)
      .join(', ')}`,
  );
}

/** Fonts and pictures that a style sheet names. */
async function askedByStyle(address) {
  const css = await (await fetch(address)).text();
  return [...css.matchAll(/url\(["']?([^"')]+)["']?\)/g)]
    .filter(([, named]) => !named.startsWith('data:'))
    .map(([, named]) => new URL(named, address).href);
}

async function outputOf(args, env) {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  for await (const chunk of child.stdout) out += chunk;
  return out;
}

async function originOf(server) {
  for await (const chunk of server.stdout) {
    const found = /https?:\/\/[^\s/]+:\d+/.exec(String(chunk));
    if (found !== null) return found[0];
  }
  throw new Error('the server ended before it listened');
}
