import { read, trackedFiles } from '../house/repository.ts';
import type { Source } from './builtAddresses.ts';

/** What runs in a browser: the app without the routes that answer it and without what stands before them. */
export const appSources = (): readonly Source[] =>
  trackedFiles('src/**/*.ts', 'src/**/*.svelte')
    .filter((file) => !file.endsWith('.d.ts') && !/^src\/(routes\/api\/|hooks)/.test(file))
    .map((file) => ({ file, text: read(file) }));
