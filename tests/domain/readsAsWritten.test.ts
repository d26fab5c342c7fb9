import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { rootOf } from '#domain/collection.ts';
import type { AccountId, Pen } from '#domain/ids.ts';
import { COMMONS_KINDS } from '#domain/kinds/index.ts';
import { readsAsWritten } from '#domain/readsAsWritten.ts';
import { optionalText } from '#domain/readers.ts';
import { readVoice } from '#domain/voice.ts';
import { demoSpace } from '#server/demo/demoSpace.ts';
import { seedDemo } from '#server/demo/seedDemo.ts';
import { newCommons, puppetWorld } from './scene.ts';

/** Every register of the demo space, in which each kind has been written by its commands. */
function registersOfDemo(): readonly (readonly [
  where: string,
  read: (raw: unknown) => unknown,
  raw: unknown,
])[] {
  const doc = newCommons(1);
  const people = new Map(
    demoSpace.people.map(({ id }) => [
      id,
      { account: id as AccountId, pens: { named: id as Pen, veiled: `v${id}` as Pen } },
    ]),
  );
  const { acts } = seedDemo(demoSpace, puppetWorld('d', Date.UTC(2027, 5, 1)), people);
  for (const { act } of acts) act(doc);
  return COMMONS_KINDS.flatMap((kind) =>
    [...rootOf(doc, kind).values()].flatMap((entry) =>
      Object.entries(kind.fields).flatMap(([name, { merge, read }]) =>
        merge === 'register' && entry instanceof Y.Map && entry.has(name)
          ? [[`${kind.root}/${name}`, read, entry.get(name)] as const]
          : [],
      ),
    ),
  );
}

describe('What reads as it was written', () => {
  it('GUARD-21: is all that our own commands write, in every kind of the demo', () => {
    const registers = registersOfDemo();
    expect(registers.length).toBeGreaterThan(1_000);
    expect(registers.filter(([, read, raw]) => !readsAsWritten(read, raw)).map(([where]) => where)).toEqual(
      [],
    );
  });

  it('GUARD-21: is a text that is cut, a record that says more, and nothing at all', () => {
    expect(readsAsWritten(optionalText(3), 'abcdef')).toBe(true);
    for (const raw of [null, undefined, { kind: 'nobody' }, { kind: 'person', person: 'ana', since: 3 }])
      expect(readsAsWritten(readVoice, raw)).toBe(true);
    for (const raw of ['', {}, [], { kind: 'person' }, { person: 'ana' }])
      expect(readsAsWritten(readVoice, raw)).toBe(false);
  });
});
