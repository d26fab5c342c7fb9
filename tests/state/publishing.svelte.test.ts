// @vitest-environment runes
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { publishedOf } from '#domain/commands/publishTheme.ts';
import type { AccountId, ItemId } from '#domain/ids.ts';
import * as publishedText from '#domain/publishedText.ts';
import { writeRichContent } from '#domain/richContent.ts';
import { openTheme } from '#state/openTheme.ts';
import { publish, takeOffPage, ThemeInPublic, type InPublic } from '#features/publishing/state/publishing.ts';
import { SpaceState } from '#state/space.svelte.ts';
import { themeWriting, type ThemeWriting } from '#state/themeWriting.ts';
import { Scene, value } from './scene.ts';

vi.mock(import('#domain/publishedText.ts'), async (original) => {
  const real = await original();
  return { ...real, isChangedSince: vi.fn(real.isChangedSince) };
});
const compared = vi.mocked(publishedText.isChangedSince);

const PAUSE = 400;
beforeEach(() => {
  vi.useFakeTimers();
  compared.mockClear();
});
afterEach(() => vi.useRealTimers());

interface Open {
  readonly scene: Scene;
  readonly space: SpaceState;
  readonly id: ItemId;
  readonly writing: ThemeWriting;
  /** What the page has said, one after the other. */
  readonly said: InPublic[];
  readonly stop: () => void;
}

/** Ana has a theme open, of fifty thousand letters. */
function opened(): Open {
  const scene = new Scene();
  const space = new SpaceState(scene);
  const id = value(openTheme(space, { title: 'Aidants' }));
  const writing = themeWriting(space, id);
  if (writing === null) throw new Error('there is no such theme');
  writeRichContent(
    writing.body,
    Array.from({ length: 500 }, (_, n) => ({
      name: 'paragraph',
      children: [{ runs: [{ text: `${n} ${'répit '.repeat(16)}` }] }],
    })),
  );
  const said: InPublic[] = [];
  const stop = $effect.root(() => {
    const inPublic = new ThemeInPublic(space, id, writing, PAUSE);
    $effect(() => void said.push(inPublic.standing));
  });
  flushSync();
  return { scene, space, id, writing, said, stop };
}

const type = (writing: ThemeWriting, letters: string): void => {
  for (const letter of letters) {
    writing.intent.insert(writing.intent.length, letter);
    flushSync();
  }
};

test('PUBLISH-8: a theme says whether it is a draft, published or changed since, as it becomes so', () => {
  const { space, id, writing, said, stop } = opened();
  type(writing, 'Qui');
  expect(new Set(said)).toEqual(new Set(['draft']));
  value(publish(space, id));
  flushSync();
  type(writing, ' ?');
  vi.advanceTimersByTime(PAUSE);
  flushSync();
  expect(said.at(-1)).toBe('changed');
  value(publish(space, id));
  flushSync();
  expect(said.at(-1)).toBe('published');
  value(takeOffPage(space, id));
  flushSync();
  expect(said.at(-1)).toBe('draft');
  stop();
});

test('PUBLISH-8: what is typed and taken back is as it was published, once whoever writes pauses', () => {
  const { space, id, writing, said, stop } = opened();
  value(publish(space, id));
  flushSync();
  type(writing, 'x');
  expect(said.at(-1)).toBe('changed');
  writing.intent.delete(writing.intent.length - 1, 1);
  vi.advanceTimersByTime(PAUSE);
  flushSync();
  expect(said.at(-1)).toBe('published');
  stop();
});

test('PUBLISH-8: while somebody types nothing is compared, and nothing written but their letters', () => {
  const { scene, space, id, writing, said, stop } = opened();
  value(publish(space, id));
  flushSync();
  compared.mockClear();
  let bytes = 0;
  scene.doc.on('update', (update: Uint8Array) => (bytes += update.length));
  type(writing, 'a'.repeat(200));
  expect(said.at(-1)).toBe('changed');
  expect(compared).not.toHaveBeenCalled();
  expect(bytes).toBeLessThan(200 * 60);
  vi.advanceTimersByTime(PAUSE);
  flushSync();
  expect(compared).toHaveBeenCalledTimes(1);
  stop();
});

test('PUBLISH-3: one act takes back what was published or taken off, unless somebody published since', () => {
  const { scene, space, id, writing, stop } = opened();
  const first = value(publish(space, id));
  type(writing, 'Bientôt');
  const second = value(publish(space, id));
  expect(publishedOf(scene.doc, id)?.intent).toBe('Bientôt');
  expect(second.undo()).toBe(true);
  expect(publishedOf(scene.doc, id)?.intent).toBe('');
  expect(second.redo()).toBe(true);
  expect(publishedOf(scene.doc, id)?.intent).toBe('Bientôt');
  const off = value(takeOffPage(space, id));
  expect(publishedOf(scene.doc, id)).toBeNull();
  expect(off.undo()).toBe(true);
  expect(publishedOf(scene.doc, id)?.intent).toBe('Bientôt');
  // The first is not how it stands: nothing to take back.
  expect(first.undo()).toBe(false);
  expect(second.undo()).toBe(true);
  expect(first.undo()).toBe(true);
  expect(publishedOf(scene.doc, id)).toBeNull();
  expect(writing.intent).toBeInstanceOf(Y.Text);
  expect(String(writing.intent)).toBe('Bientôt');
  stop();
});

test('PUBLISH-7: a partner is offered nothing that publishes', () => {
  const space = new SpaceState(new Scene({ role: 'partner', account: 'paul' as AccountId, name: 'Paul' }));
  expect(publish(space, 'x' as ItemId)).toEqual({ ok: false, why: 'notAllowed' });
  expect(takeOffPage(space, 'x' as ItemId)).toEqual({ ok: false, why: 'notAllowed' });
});
