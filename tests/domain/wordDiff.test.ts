import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordDiff } from '#domain/wordDiff.ts';

const plain = (text: string): string => text.replace(/\s+/g, '');
const without = (earlier: string, later: string, kind: 'gone' | 'new'): string =>
  wordDiff(earlier, later)
    .filter((run) => run.kind !== kind)
    .map((run) => run.text)
    .join('');

describe('two wordings side by side', () => {
  it('NOTE-3: differ word by word, and the rest stays', () => {
    expect(wordDiff('Qui aide les aînés ?', 'Qui aide vraiment les personnes âgées ?')).toEqual([
      { kind: 'same', text: 'Qui aide ' },
      { kind: 'new', text: 'vraiment ' },
      { kind: 'same', text: 'les ' },
      { kind: 'gone', text: 'aînés ' },
      { kind: 'new', text: 'personnes âgées ' },
      { kind: 'same', text: '?' },
    ]);
  });

  it('NOTE-3: each reads whole again from what differs', () => {
    const sentence = fc.string({ unit: fc.constantFrom(...'ab é?,’ '.split('')), maxLength: 60 });
    fc.assert(
      fc.property(sentence, sentence, (earlier, later) => {
        expect(plain(without(earlier, later, 'new'))).toBe(plain(earlier));
        expect(plain(without(earlier, later, 'gone'))).toBe(plain(later));
      }),
    );
  });
});
