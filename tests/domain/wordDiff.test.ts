import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordDiff } from '#domain/wordDiff.ts';

const joined = (earlier: string, later: string, side: 'earlier' | 'later'): string =>
  wordDiff(earlier, later)
    .map((run) => run[side])
    .join('');

describe('two wordings side by side', () => {
  it('NOTE-3: differ word by word, and the rest stays', () => {
    expect(wordDiff('Qui aide les aînés ?', 'Qui aide, ici, les personnes âgées ?')).toEqual([
      { kind: 'same', earlier: 'Qui aide ', later: 'Qui aide' },
      { kind: 'new', earlier: '', later: ', ici, ' },
      { kind: 'same', earlier: 'les ', later: 'les ' },
      { kind: 'gone', earlier: 'aînés ', later: '' },
      { kind: 'new', earlier: '', later: 'personnes âgées ' },
      { kind: 'same', earlier: '?', later: '?' },
    ]);
  });

  it('NOTE-3: each reads whole again from what differs', () => {
    const sentence = fc.string({ unit: fc.constantFrom(...'ab é?,’ '.split('')), maxLength: 60 });
    fc.assert(
      fc.property(sentence, sentence, (earlier, later) => {
        expect(joined(earlier, later, 'earlier')).toBe(earlier);
        expect(joined(earlier, later, 'later')).toBe(later);
      }),
    );
  });
});
