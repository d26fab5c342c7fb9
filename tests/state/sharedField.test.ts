import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { applyChange, caretAfter, FIELD, mapCaret, smallestChange } from '#state/sharedField.ts';

const textOf = (words: string): Y.Text => {
  const text = new Y.Doc().getText('title');
  text.insert(0, words);
  return text;
};

test('where letters repeat, the caret tells which one was typed', () => {
  expect(smallestChange('aa', 'aaa', 1)).toEqual({ at: 0, removed: 0, added: 'a' });
  expect(smallestChange('aa', 'aaa', 3)).toEqual({ at: 2, removed: 0, added: 'a' });
  expect(smallestChange('aaa', 'aa', 1)).toEqual({ at: 1, removed: 1, added: '' });
});

test('an emoji is never cut in two', () => {
  const change = smallestChange('a😀b', 'a😃b', 3);
  expect(change).toEqual({ at: 1, removed: 2, added: '😃' });
});

test('whatever was typed, the shared text ends as the field shows it', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '😀', 'é'), maxLength: 12 });
  fc.assert(
    fc.property(words, words, fc.nat(), (before, after, at) => {
      const text = textOf(before);
      applyChange(text, before, after, at % (after.length + 1));
      expect(text.toString()).toBe(after);
    }),
  );
});

test('one change is one transaction, signed so that undo takes it back', () => {
  const text = textOf('Les aidants');
  const origins: unknown[] = [];
  text.doc?.on('afterTransaction', (transaction: Y.Transaction) => origins.push(transaction.origin));
  applyChange(text, 'Les aidants', 'Tous les aidants', 5);
  expect(origins).toEqual([FIELD]);
});

test('what Paul wrote while Ana’s letters were on their way is kept', () => {
  const text = textOf('Aidants');
  text.insert(0, 'Les ');
  applyChange(text, 'Aidants', 'Aidants du lieu', 15);
  expect(text.toString()).toBe('Les Aidants du lieu');
});

test('the caret stays beside its letter when others write or cut before it', () => {
  expect(caretAfter(5, [{ insert: 'abc' }])).toBe(8);
  expect(caretAfter(5, [{ retain: 5 }, { insert: 'abc' }])).toBe(5);
  expect(caretAfter(5, [{ delete: 3 }])).toBe(2);
  expect(caretAfter(5, [{ retain: 3 }, { delete: 6 }])).toBe(3);
  expect(caretAfter(5, [{ retain: 9 }, { insert: 'x' }])).toBe(5);
});

test('a caret maps over a change known by its two texts only', () => {
  expect(mapCaret(7, 'Aidants', 'Les Aidants')).toBe(11);
  expect(mapCaret(2, 'Aidants', 'Aidants du lieu')).toBe(2);
});

test('carets follow any change that Yjs tells', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 10 });
  fc.assert(
    fc.property(words, words, fc.nat(), fc.nat(), fc.nat(), (start, added, at, cut, where) => {
      const text = textOf(start);
      const from = at % (start.length + 1);
      const length = Math.min(cut % 4, start.length - from);
      const caret = where % (start.length + 1);
      let moved = -1;
      text.observe((event) => (moved = caretAfter(caret, event.delta)));
      text.doc?.transact(() => {
        text.delete(from, length);
        text.insert(from, added);
      });
      if (moved === -1) return;
      const right = start.slice(Math.max(caret, from + length));
      if (caret > from + length) expect(text.toString().slice(moved)).toBe(right);
      if (caret <= from) expect(text.toString().slice(0, moved)).toBe(start.slice(0, caret));
    }),
  );
});
