import { describe, expect, it } from 'vitest';
import { keepDraft, readDraft } from '#ui/items/draft.ts';
import { forgetNotes } from '#ui/views/forgetNotes.ts';
import { keepLinks, readLinks } from '#ui/views/keptLinks.ts';
import { keepVisit, readVisit, visitAt } from '#ui/views/visit.ts';

/** What a browser keeps, in memory. */
function notebook() {
  const pages = new Map<string, string>();
  return {
    pages,
    keep: () => ({
      getItem: (key: string) => pages.get(key) ?? null,
      setItem: (key: string, value: string) => void pages.set(key, value),
      removeItem: (key: string) => void pages.delete(key),
    }),
  };
}

/** A private window that refuses even to be asked. */
const refusing = (): Storage => {
  throw new DOMException('denied', 'SecurityError');
};

const HOUR = 60 * 60 * 1000;

describe('what Paul was typing', () => {
  it('UI-1: is still there when he comes back', () => {
    const { keep } = notebook();
    keepDraft('perigord', { sentence: 'Qui aide les aidants ?', context: '' }, keep);
    expect(readDraft('perigord', keep).sentence).toBe('Qui aide les aidants ?');
  });

  it('is forgotten once nothing is left of it', () => {
    const { keep, pages } = notebook();
    keepDraft('perigord', { sentence: 'Qui', context: '' }, keep);
    keepDraft('perigord', { sentence: ' ', context: '' }, keep);
    expect(pages.size).toBe(0);
  });

  it('stands in its own space only', () => {
    const { keep } = notebook();
    keepDraft('perigord', { sentence: 'Qui aide les aidants ?', context: '' }, keep);
    expect(readDraft('creuse', keep).sentence).toBe('');
  });

  it('does not break a browser that keeps nothing', () => {
    expect(() => keepDraft('perigord', { sentence: 'Qui', context: '' }, refusing)).not.toThrow();
    expect(readDraft('perigord', refusing)).toEqual({ sentence: '', context: '' });
  });

  it('reads a spoilt note as nothing', () => {
    const { keep, pages } = notebook();
    pages.set('terreau-draft-perigord', '{"sentence": 3');
    expect(readDraft('perigord', keep)).toEqual({ sentence: '', context: '' });
  });
});

describe('the visits of Ana', () => {
  it('know nothing before the first', () => {
    expect(visitAt(null, 10 * HOUR)).toEqual({ since: null, last: 10 * HOUR });
  });

  it('UI-2: tell what moved since the last one, and a reload is the same visit', () => {
    const tuesday = visitAt({ since: null, last: 10 * HOUR }, 34 * HOUR);
    expect(tuesday.since).toBe(10 * HOUR);
    expect(visitAt(tuesday, 34.2 * HOUR).since).toBe(10 * HOUR);
    expect(visitAt(tuesday, 60 * HOUR).since).toBe(34 * HOUR);
  });

  it('are kept on the device', () => {
    const { keep } = notebook();
    keepVisit('perigord', { since: 1, last: 2 }, keep);
    expect(readVisit('perigord', keep)).toEqual({ since: 1, last: 2 });
    expect(readVisit('perigord', refusing)).toBeNull();
  });
});

describe('the links that Ana made here', () => {
  it('UI-3: stay readable here while they open a door, and no longer', () => {
    const { keep } = notebook();
    const links = { a: 'https://t/join/a', b: 'https://t/join/b' };
    expect(keepLinks('perigord', links, new Set(['b']), keep)).toEqual({ b: 'https://t/join/b' });
    expect(readLinks('perigord', keep)).toEqual({ b: 'https://t/join/b' });
  });

  it('go with the rest when she leaves the space', () => {
    const { keep, pages } = notebook();
    keepLinks('perigord', { a: 'https://t/join/a' }, new Set(['a']), keep);
    keepDraft('perigord', { sentence: 'Qui', context: '' }, keep);
    keepVisit('perigord', { since: null, last: 1 }, keep);
    forgetNotes('perigord', keep);
    expect(pages.size).toBe(0);
  });
});
