import { describe, expect, it } from 'vitest';
import { readItem } from '#domain/collection.ts';
import { tellStructure } from '#domain/commands/tellStructure.ts';
import { structure } from '#domain/kinds/index.ts';
import type { GivenCard } from '#domain/commands/checkCard.ts';
import {
  changedIn,
  contestedIn,
  followOthers,
  givenOf,
  keepCardDraft,
  readCardDraft,
  typedOf,
} from '#ui/views/structures/cardDraft.ts';
import { spaceNotes } from '#sync/deviceNotes.ts';
import { pocket, refusing } from '../support/pocket.ts';
import { ANA, newSpace, puppetWorld, structureIn, valueOf } from '../domain/scene.ts';

const scene = () => {
  const world = puppetWorld();
  const doc = newSpace(world);
  const id = structureIn(doc, world, 'Le Lavoir');
  const tell = (given: Partial<GivenCard>) =>
    valueOf(tellStructure(doc, { pens: ANA, structures: [], tends: true }, id, given));
  const now = () => {
    const item = readItem(doc, structure, id);
    if (item === null) throw new Error('no card');
    return typedOf(item);
  };
  return { id, tell, now };
};

describe('A card being written', () => {
  it('CARD-11: takes what others change elsewhere, and says what they changed where I wrote', () => {
    const { tell, now } = scene();
    const base = now();
    let draft = { base, mine: { ...base, about: 'Un café.', actions: 'Ateliers\nPermanence' } };
    tell({ site: 'lavoir.example', about: 'Une laverie.' });
    draft = followOthers(draft, now()) as typeof draft;
    expect(draft.mine).toMatchObject({ site: 'https://lavoir.example', about: 'Un café.' });
    expect(contestedIn(draft, now())).toEqual(['about']);
    expect(changedIn(draft)).toEqual(['about', 'actions']);
    // Only what I changed is written.
    expect(givenOf(draft)).toEqual({ about: 'Un café.', actions: ['Ateliers', 'Permanence'] });
    tell(givenOf(draft));
    expect(now()).toMatchObject({ site: 'https://lavoir.example', about: 'Un café.' });
  });

  it('CARD-11: is kept on the device until it is saved or let go; a private window keeps nothing and breaks nothing', () => {
    const { id, now } = scene();
    const base = now();
    const draft = { base, mine: { ...base, about: 'Un café.' } };
    const shelf = pocket();
    const notes = spaceNotes('nec', 'ana', shelf);
    keepCardDraft(notes, id, draft);
    expect(readCardDraft(notes, id)).toEqual(draft);
    expect(readCardDraft(spaceNotes('autre', 'ana', shelf), id)).toBeNull();
    keepCardDraft(notes, id, { base, mine: base });
    expect(shelf.getItem('terreau:nec:ana:cards')).toBeNull();
    shelf.setItem('terreau:nec:ana:cards', JSON.stringify({ [id]: { base: { name: 3 }, mine: {} } }));
    expect(readCardDraft(notes, id)).toBeNull();
    const closed = spaceNotes('nec', 'ana', refusing);
    keepCardDraft(closed, id, draft);
    expect(readCardDraft(closed, id)).toBeNull();
  });
});
