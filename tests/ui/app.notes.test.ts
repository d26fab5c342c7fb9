import { describe, expect, it } from 'vitest';
import { keepDraft, readDraft } from '#ui/items/draft.ts';
import { spaceNotes } from '#sync/deviceNotes.ts';
import { forgetNotes } from '#sync/forgetNotes.ts';
import { keepLinks, readLinks } from '#ui/views/keptLinks.ts';
import { VISIT, visitAt } from '#ui/views/visit.ts';
import { pocket, refusing } from '../support/pocket.ts';

const HOUR = 60 * 60 * 1000;

describe('what Paul was typing', () => {
  it('UI-1: is still there when he comes back', () => {
    const notes = spaceNotes('perigord', 'paul', pocket());
    keepDraft(notes, { sentence: 'Qui aide les aidants ?', context: '' });
    expect(readDraft(notes).sentence).toBe('Qui aide les aidants ?');
  });

  it('is forgotten once nothing is left of it', () => {
    const shelf = pocket();
    const notes = spaceNotes('perigord', 'paul', shelf);
    keepDraft(notes, { sentence: 'Qui', context: '' });
    keepDraft(notes, { sentence: ' ', context: '' });
    expect([...shelf.pages.keys()]).toEqual(['terreau:perigord::owner']);
  });

  it('stands in its own space only', () => {
    const shelf = pocket();
    const notes = spaceNotes('perigord', 'paul', shelf);
    keepDraft(notes, { sentence: 'Qui aide les aidants ?', context: '' });
    expect(readDraft(spaceNotes('creuse', 'paul', shelf)).sentence).toBe('');
  });

  it('does not break a browser that keeps nothing', () => {
    const notes = spaceNotes('perigord', 'paul', refusing);
    expect(() => keepDraft(notes, { sentence: 'Qui', context: '' })).not.toThrow();
    expect(readDraft(notes)).toEqual({ sentence: '', context: '' });
  });

  it('reads a spoilt note as nothing', () => {
    const shelf = pocket();
    const notes = spaceNotes('perigord', 'paul', shelf);
    shelf.setItem('terreau:perigord:paul:draft', '{"sentence": 3');
    expect(readDraft(notes)).toEqual({ sentence: '', context: '' });
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
    const notes = spaceNotes('perigord', 'paul', pocket());
    notes.keep(VISIT, { since: 1, last: 2 });
    expect(notes.read(VISIT)).toEqual({ since: 1, last: 2 });
    expect(spaceNotes('perigord', 'paul', refusing).read(VISIT)).toBeNull();
  });
});

describe('the links that Ana made here', () => {
  it('UI-3: stay readable here while they open a door, and no longer', () => {
    const notes = spaceNotes('perigord', 'paul', pocket());
    const links = { a: 'https://t/join/a', b: 'https://t/join/b' };
    expect(keepLinks(notes, links, new Set(['b']))).toEqual({ b: 'https://t/join/b' });
    expect(readLinks(notes)).toEqual({ b: 'https://t/join/b' });
  });

  it('go with the rest when she leaves the space', () => {
    const shelf = pocket();
    const notes = spaceNotes('perigord', 'paul', shelf);
    keepLinks(notes, { a: 'https://t/join/a' }, new Set(['a']));
    keepDraft(notes, { sentence: 'Qui', context: '' });
    notes.keep(VISIT, { since: null, last: 1 });
    forgetNotes('perigord', shelf);
    expect(shelf).toHaveLength(0);
  });
});
