import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'vite';

/** Programs as they are shipped: bundled to a folder of their own from the sources as they stand. */
export interface Bundle {
  /** The absolute path of a program of it, by its name. */
  file(name: string): string;
  readonly folder: string;
  remove(): Promise<void>;
}

/** Packages are found from here. */
const CACHE = 'node_modules/.cache';

export async function bundlePrograms(programs: Readonly<Record<string, string>>): Promise<Bundle> {
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(join(CACHE, 'terreau-server-'));
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      rolldownOptions: {
        input: { ...programs },
        external: [/\/handler\.js$/],
        output: { entryFileNames: '[name].js', chunkFileNames: 'shared-[hash].js' },
      },
    },
  });
  return {
    folder,
    file: (name) => resolve(folder, `${name}.js`),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
