import { describe, expect, it } from 'vitest';
import { builtAddresses, type BuiltAddress } from '../support/builtAddresses.ts';
import { appSources } from '../support/appSources.ts';
import { read, trackedFiles } from './repository.ts';

const addresses = builtAddresses(appSources());

/** `src/routes/api/…/+server.ts` as git would keep it, and the methods that it answers. */
const routes = trackedFiles('src/routes/api/**/+server.ts').map((file) => ({
  segments: file.replace(/^src\/routes|\/\+server\.ts$/g, '').split('/'),
  methods: [...read(file).matchAll(/^export const (GET|POST|PUT|PATCH|DELETE)\b/gm)].map(([, one]) => one),
  file,
}));
type Route = (typeof routes)[number];

const answers = ({ segments, methods }: Route, { method, path }: BuiltAddress): boolean => {
  const asked = path.split('/');
  return (
    asked.length === segments.length &&
    segments.every((segment, n) => segment.startsWith('[') || segment === asked[n]) &&
    (method === '*' || methods.includes(method))
  );
};

describe('The addresses that the app builds', () => {
  it('HOUSE-30: are each answered by a route that git keeps', () => {
    const dead = addresses.filter((one) => !routes.some((route) => answers(route, one)));
    expect(dead.map(({ method, path, file }) => `${file}: ${method} ${path}`)).toEqual([]);
  });

  it('HOUSE-30: are all found: there is no route that none of them asks', () => {
    const unasked = routes.filter((route) => !addresses.some((one) => answers(route, one)));
    expect(unasked.map(({ file }) => file)).toEqual([]);
  });

  it('HOUSE-30: are followed through the functions that build them', () => {
    const found = builtAddresses([
      {
        file: 'ask.ts',
        text: `export const ask = (path: string, method = "GET") => fetch(\`/api/spaces/\${path}\`, { method });`,
      },
      {
        file: 'mine.ts',
        text: `import { ask } from "./ask.ts"; const door = (end: string) => ask(\`\${slug}/me\${end}\`, "PUT"); door("/gone");`,
      },
      { file: 'Link.svelte', text: '<a href="/api/spaces/{space.slug}/nowhere">x</a>' },
    ]);
    expect(found.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'GET /api/spaces/*/nowhere',
      'PUT /api/spaces/*/me/gone',
    ]);
  });
});
