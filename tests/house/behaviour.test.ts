import { describe, expect, it } from 'vitest';
import { read, trackedFiles } from './repository.ts';

/** `- **ASK-1** …` in docs/BEHAVIOUR.md. */
const promised = [...read('docs/BEHAVIOUR.md').matchAll(/^- \*\*([A-Z]+-\d+)\*\*/gm)].map(
  (match) => match[1] ?? '',
);

/** `'ASK-1: …'` or `'ASK-1, ASK-2: …'` at the head of a test's name. */
const quoted = new Map<string, string>();
for (const file of trackedFiles('tests/**/*.ts'))
  for (const match of read(file).matchAll(/\(\s*['"`]((?:[A-Z]+-\d+)(?:, [A-Z]+-\d+)*): /g))
    for (const id of (match[1] ?? '').split(', ')) quoted.set(id, file);

describe('docs/BEHAVIOUR.md', () => {
  it('HOUSE-4: every promise is held by a test that quotes it', () => {
    expect(promised.filter((id) => !quoted.has(id))).toEqual([]);
  });

  it('HOUSE-4: every promise that a test quotes is written down', () => {
    const unknown = [...quoted].filter(([id]) => !promised.includes(id));
    expect(unknown.map(([id, file]) => `${id} in ${file}`)).toEqual([]);
  });

  it('HOUSE-4: no id is promised twice', () => {
    expect(promised.filter((id, n) => promised.indexOf(id) !== n)).toEqual([]);
  });
});
