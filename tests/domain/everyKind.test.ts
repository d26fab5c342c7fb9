import { describe, expect, it } from 'vitest';
import { EVERY_KIND, kindNamed } from '#domain/everyKind.ts';

const named = EVERY_KIND.flatMap(({ name, keyedBy = [], fields }) => [
  ...keyedBy.map((kind) => [name, kind] as const),
  ...Object.values(fields).flatMap(({ refersTo }) =>
    (refersTo?.kinds ?? []).map((kind) => [name, kind] as const),
  ),
]);

describe('What kinds say of themselves', () => {
  it('names kinds that there are', () => {
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter(([, kind]) => kindNamed(kind) === null)).toEqual([]);
  });

  it('lets nothing refer in a circle by what it is erased with', () => {
    const parents = (name: string): readonly string[] =>
      EVERY_KIND.filter((kind) => kind.name === name).flatMap(({ keyedBy = [], fields }) => [
        ...keyedBy,
        ...Object.values(fields).flatMap(({ refersTo }) => (refersTo?.cascades ? refersTo.kinds : [])),
      ]);
    const walk = (name: string, from: readonly string[]): boolean =>
      from.includes(name) || parents(name).some((one) => walk(one, [...from, name]));
    expect(EVERY_KIND.filter(({ name }) => walk(name, [])).map(({ name }) => name)).toEqual([]);
  });

  it('names the field in which somebody speaks, where its author’s words are somebody’s', () => {
    for (const { name, spokenIn, fields } of EVERY_KIND)
      if (spokenIn !== undefined) expect(Object.keys(fields), name).toContain(spokenIn);
  });
});
