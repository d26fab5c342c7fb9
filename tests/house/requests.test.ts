import { describe, expect, it } from 'vitest';
import { REFUSAL_STATUS } from '../../src/routes/refusalStatus.ts';
import { bareRequest, documentedRequests } from '../journeys/support/documentedRequests.ts';
import { read, trackedFiles } from './repository.ts';
import { tablesOf } from './tables.ts';

const page = read('docs/http.md');

/** `GET /api/spaces/<space>/members/<account>`: of every file of the routes that answers a method by itself. */
const routes = trackedFiles('src/routes/**/+server.ts').flatMap((file) => {
  const path = file
    .slice('src/routes'.length, -'/+server.ts'.length)
    .replace(/\/\(\w+\)/g, '')
    .replace(/\[(\w+)\]/g, '<$1>');
  return [...read(file).matchAll(/^export const ([A-Z]+)\b/gm)].map(([, method]) => `${method} ${path}`);
});

const sections = [...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading ?? '');
const rows = sections.flatMap((heading) => tablesOf(page, heading)).flat();
const cellOf = (cell: string): readonly string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? '');

/** The codes that what pages may ask of the server can be refused with. */
const promised = new Set(
  trackedFiles('src/protocol/*.ts', 'src/domain/**/*.ts', 'src/features/*/domain/*.ts')
    .flatMap((file) => [...read(file).matchAll(/'([a-z]+(?:\.[a-z]+)?)'/gi)])
    .map(([, code]) => code),
);

describe('docs/http.md', () => {
  it('OTHER-4: tells every request of the routes, and none that is gone', () => {
    expect(rows.map(([request = '']) => cellOf(request)[0]).sort()).toEqual([...routes].sort());
  });

  it('OTHER-4: shows each of them with an example', () => {
    const shown = new Set(documentedRequests().map(({ method, path }) => bareRequest(`${method} ${path}`)));
    expect(routes.filter((request) => !shown.has(bareRequest(request)))).toEqual([]);
  });

  it('OTHER-4: has all examples in the form that is sent to a server', () => {
    expect(documentedRequests()).toHaveLength(page.split('```http').length - 1);
  });

  it('OTHER-5: gives each refusal the status with which it is answered', () => {
    const table = page.split('\n## ')[0] ?? '';
    const told = [...table.matchAll(/^\| `([\w.]+)` \| (\d{3}) \|/gm)].map(([, why, status]) => [
      why,
      Number(status),
    ]);
    expect(Object.fromEntries(told)).toEqual(REFUSAL_STATUS);
  });

  it('OTHER-5: names no refusal that nothing is refused with', () => {
    const named = rows.flatMap(([, , refused = '']) => cellOf(refused));
    expect(named.filter((why) => !promised.has(why))).toEqual([]);
  });
});
