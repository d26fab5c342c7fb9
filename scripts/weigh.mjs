import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

/**
 * What each address weighs, as a browser that asks for gzip would receive it at best.
 * Bytes are compressed here, so that a server or a proxy that compresses or not gives the same figure.
 * Answers `{ url, type, bytes, gzip }[]`, in the order given; throws when an address does not answer 200.
 */
export async function weigh(urls, { fetch = globalThis.fetch } = {}) {
  return Promise.all(
    urls.map(async (url) => {
      const response = await fetch(url);
      if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
      const body = Buffer.from(await response.arrayBuffer());
      const type = kindOf(response.headers.get('content-type') ?? '');
      return {
        url,
        type,
        bytes: body.length,
        gzip: isPacked(type) ? body.length : gzipSync(body, { level: 9 }).length,
      };
    }),
  );
}

/** Sums of `gzip` by type, and of all under `total`. */
export function sums(weighed) {
  const sum = { total: 0 };
  for (const { type, gzip } of weighed) {
    sum[type] = (sum[type] ?? 0) + gzip;
    sum.total += gzip;
  }
  return sum;
}

export const inKilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

function kindOf(contentType) {
  if (contentType.includes('javascript')) return 'script';
  if (contentType.includes('text/css')) return 'style';
  if (contentType.includes('text/html')) return 'page';
  if (/font|woff/.test(contentType)) return 'font';
  if (/^image\/(?!svg)/.test(contentType)) return 'picture';
  return 'other';
}

/** Fonts and pictures are compressed already. */
const isPacked = (type) => type === 'font' || type === 'picture';

async function main(urls) {
  const weighed = await weigh(urls);
  for (const { url, type, bytes, gzip } of weighed)
    console.log(`${type.padEnd(8)}${String(bytes).padStart(9)}${String(gzip).padStart(9)}  ${url}`);
  for (const [type, gzip] of Object.entries(sums(weighed)))
    console.log(`${type.padEnd(8)}${inKilobytes(gzip).padStart(12)}`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  await main(process.argv.slice(2));
