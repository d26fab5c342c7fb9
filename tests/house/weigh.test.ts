import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sums, weigh } from '../../scripts/weigh.mjs';

const SCRIPT = 'export const a = 1;\n'.repeat(200);
const FONT = Buffer.alloc(900, 7);

const server = createServer((request, response) => {
  const [type, body] = request.url === '/a.js' ? ['text/javascript', SCRIPT] : ['font/woff2', FONT];
  response.writeHead(request.url === '/gone' ? 404 : 200, { 'content-type': type });
  response.end(body);
});
let origin = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

describe('weigh', () => {
  it('HOUSE-7: weighs text as gzip would send it and what is packed already as it is', async () => {
    const weighed = await weigh([`${origin}/a.js`, `${origin}/f.woff2`]);
    const script = gzipSync(SCRIPT, { level: 9 }).length;
    expect(weighed.map(({ type, bytes, gzip }) => [type, bytes, gzip])).toEqual([
      ['script', SCRIPT.length, script],
      ['font', 900, 900],
    ]);
    expect(sums(weighed)).toEqual({ script, font: 900, total: script + 900 });
  });

  it('HOUSE-7: does not count an address that does not answer as light', async () => {
    await expect(weigh([`${origin}/gone`])).rejects.toThrow('answered 404');
  });
});
