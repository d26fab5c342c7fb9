import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Rolldown } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export interface PageFile {
  readonly body: string | Buffer;
  readonly type: string;
}

/** Bundles an entry as the product does, in memory. */
export async function bundle(
  entry: string,
  external: readonly RegExp[] = [],
): Promise<Rolldown.RolldownOutput> {
  return (await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [svelte({ configFile: false, compilerOptions: { runes: true, dev: false } })],
    resolve: { dedupe: ['yjs', 'y-protocols', 'lib0', 'prosemirror-model', 'prosemirror-state'] },
    build: {
      target: 'es2022',
      write: false,
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      rolldownOptions: {
        input: entry,
        preserveEntrySignatures: 'strict',
        external: [...external],
        output: {
          format: 'es',
          codeSplitting: false,
          entryFileNames: 'page.js',
          assetFileNames: 'page[extname]',
        },
      },
    },
  })) as Rolldown.RolldownOutput;
}

/** Every file of the page of two people, by its address. */
export async function pageFiles(): Promise<ReadonlyMap<string, PageFile>> {
  const { output } = await bundle(here('./page/main.ts'));
  return new Map([
    ['/', { body: readFileSync(here('./page/index.html')), type: 'text/html' }],
    ...filesOf(output),
  ]);
}

/** What was bundled, by the address that it has on a page. */
export const filesOf = (output: Rolldown.RolldownOutput['output']): ReadonlyMap<string, PageFile> =>
  new Map(
    output.map((file) => [
      `/${file.fileName}`,
      {
        body: file.type === 'chunk' ? file.code : Buffer.from(file.source),
        type: typeOf(file.fileName),
      },
    ]),
  );

const typeOf = (name: string): string =>
  name.endsWith('.js') ? 'text/javascript' : name.endsWith('.css') ? 'text/css' : 'font/woff2';

export const gzipped = (code: string): number => gzipSync(code, { level: 9 }).length;
