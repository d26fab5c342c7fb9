import type * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { readItem, sharedType } from '#domain/collection.ts';
import { archiveTheme, bringBackTheme } from '#domain/commands/archiveTheme.ts';
import { openTheme } from '#domain/commands/openTheme.ts';
import { publishAs, publishedOf, publishTheme, takeThemeOffPage } from '#domain/commands/publishTheme.ts';
import type { ItemId } from '#domain/ids.ts';
import { theme } from '#domain/kinds/index.ts';
import { migrate } from '#domain/migrate.ts';
import { publicPage } from '#domain/projections/publicPage.ts';
import { isChangedSince, wordsPublished } from '#domain/publishedText.ts';
import { writeRichContent } from '#domain/richContent.ts';
import { alsoOn, meet, newSpace, puppetWorld, themeIn, valueOf } from '../scene.ts';

const intentOf = (doc: Y.Doc, id: ItemId): Y.Text => sharedType(doc, theme, id, 'intent') as Y.Text;
const bodyOf = (doc: Y.Doc, id: ItemId): Y.XmlFragment => sharedType(doc, theme, id, 'body') as Y.XmlFragment;
const paragraph = (text: string) => ({ name: 'paragraph', children: [{ runs: [{ text }] }] });
const onPage = (doc: Y.Doc): string => JSON.stringify(publicPage(doc));

describe('A theme', () => {
  it('PUBLISH-1: is a draft when it is opened, of which the public reads not a letter', () => {
    const [doc, world] = [newSpace(), puppetWorld()];
    const id = valueOf(openTheme(doc, { title: 'Mots', intent: 'Aider' }, world));
    writeRichContent(bodyOf(doc, id), [paragraph('Un brouillon')]);
    expect(publishedOf(doc, id)).toBeNull();
    for (const written of ['Mots', 'Aider', 'brouillon']) expect(onPage(doc)).not.toContain(written);
  });

  it('PUBLISH-2: is read in public as it was published, until it is published again', () => {
    const [doc, world] = [newSpace(), puppetWorld()];
    const id = themeIn(doc, world, 'Mots', false);
    writeRichContent(bodyOf(doc, id), [paragraph('Le texte publié')]);
    valueOf(publishTheme(doc, id, world));
    expect(onPage(doc)).toContain('Le texte publié');
    expect(isChangedSince(doc, id)).toBe(false);
    writeRichContent(bodyOf(doc, id), [paragraph('La suite')]);
    intentOf(doc, id).insert(0, 'Une intention');
    expect(isChangedSince(doc, id)).toBe(true);
    for (const written of ['La suite', 'Une intention']) expect(onPage(doc)).not.toContain(written);
    valueOf(publishTheme(doc, id, world));
    for (const written of ['Le texte publié', 'La suite', 'Une intention'])
      expect(onPage(doc)).toContain(written);
    expect(isChangedSince(doc, id)).toBe(false);
  });

  it('PUBLISH-3: is taken off the page and is a draft again; published anew, also in one moment, it is back', () => {
    const doc = newSpace();
    const still = { now: () => 7, chance: () => 'still' };
    const id = themeIn(doc, still, 'Mots');
    expect(takeThemeOffPage(doc, id)).toBe(true);
    expect(takeThemeOffPage(doc, id)).toBe(false);
    expect(publishedOf(doc, id)).toBeNull();
    expect(wordsPublished(doc, id)).toBeNull();
    expect(onPage(doc)).not.toContain('Mots');
    valueOf(publishTheme(doc, id, still));
    expect(onPage(doc)).toContain('Mots');
    expect(takeThemeOffPage(doc, id)).toBe(true);
    expect(takeThemeOffPage(doc, 'lost' as ItemId)).toBe(false);
  });

  it('PUBLISH-3: publishing is taken back to the words of before, and so is taking off the page', () => {
    const [doc, world] = [newSpace(), puppetWorld()];
    const id = themeIn(doc, world, 'Mots');
    const before = publishedOf(doc, id);
    intentOf(doc, id).insert(0, 'Trop tôt');
    valueOf(publishTheme(doc, id, world));
    expect(before !== null && publishAs(doc, id, before)).toBe(true);
    expect(publishedOf(doc, id)).toEqual(before);
    expect(onPage(doc)).not.toContain('Trop tôt');
    takeThemeOffPage(doc, id);
    expect(before !== null && publishAs(doc, id, before)).toBe(true);
    expect(publishedOf(doc, id)).toEqual(before);
  });

  it('PUBLISH-2: leaves the page with the archive and comes back with its published words', () => {
    const [doc, world] = [newSpace(), puppetWorld()];
    const id = themeIn(doc, world, 'Mots');
    intentOf(doc, id).insert(0, 'En cours');
    archiveTheme(doc, id, world);
    expect(onPage(doc)).not.toContain('Mots');
    bringBackTheme(doc, id);
    expect(onPage(doc)).toContain('Mots');
    expect(onPage(doc)).not.toContain('En cours');
  });

  it('PUBLISH-1: without a title is not published, nor one that is not there', () => {
    const [doc, world] = [newSpace(), puppetWorld()];
    const id = themeIn(doc, world, 'Mots', false);
    (sharedType(doc, theme, id, 'title') as Y.Text).delete(0, 4);
    expect(publishTheme(doc, id, world)).toEqual({ ok: false, why: 'theme.titleEmpty' });
    expect(publishTheme(doc, 'lost' as ItemId, world)).toEqual({ ok: false, why: 'item.gone' });
    expect(publishedOf(doc, id)).toBeNull();
  });

  it('PUBLISH-4: published by two organisers out of reach of each other, it is one whole text of one of them', () => {
    const ana = newSpace();
    const id = themeIn(ana, puppetWorld('a'), 'Mots', false);
    const bea = alsoOn(ana, 2);
    intentOf(ana, id).insert(0, 'Chez Ana.');
    valueOf(publishTheme(ana, id, puppetWorld('a', 50)));
    intentOf(bea, id).insert(0, 'Chez Béa.');
    valueOf(publishTheme(bea, id, puppetWorld('b', 90)));
    meet(ana, bea);
    expect(wordsPublished(ana, id)).toEqual(wordsPublished(bea, id));
    expect(['Chez Ana.', 'Chez Béa.']).toContain(wordsPublished(ana, id)?.intent);
    expect(isChangedSince(ana, id)).toBe(true);
  });

  it('PUBLISH-4: taken off the page by one while another publishes, what is published is read, or nothing of it', () => {
    const ana = newSpace();
    const id = themeIn(ana, puppetWorld('a'), 'Mots');
    const bea = alsoOn(ana, 2);
    takeThemeOffPage(ana, id);
    intentOf(bea, id).insert(0, 'Chez Béa.');
    valueOf(publishTheme(bea, id, puppetWorld('b', 9_000)));
    meet(ana, bea);
    expect(onPage(ana)).toBe(onPage(bea));
    expect(publishedOf(ana, id)?.intent).toBe('Chez Béa.');
  });
});

describe('Themes of a commons of before', () => {
  /** As the programs of before left it: `inPublic` said whether the public reads what is being written. */
  function ofBefore(doc: Y.Doc, title: string, inPublic: boolean | undefined, archivedAt?: number): ItemId {
    const id = valueOf(openTheme(doc, { title, intent: `${title} : l’intention` }, puppetWorld(title)));
    const entry = doc.getMap<Y.Map<unknown>>('themes').get(id);
    if (inPublic !== undefined) entry?.set('inPublic', inPublic);
    if (archivedAt !== undefined) entry?.set('archivedAt', archivedAt);
    return id;
  }

  it('PUBLISH-5: that the public read stay on the page as they stood; those among members are drafts', () => {
    const doc = newSpace();
    const [shown, silent] = [ofBefore(doc, 'Montré', true), ofBefore(doc, 'Sans mot', undefined)];
    const [kept, old] = [ofBefore(doc, 'Gardé', false), ofBefore(doc, 'Ancien', true, 9)];
    writeRichContent(bodyOf(doc, shown), [paragraph('Le corps')]);
    expect(migrate(doc, 500)).toBe(true);
    const page = publicPage(doc);
    expect(page?.themes.map(({ title, intent }) => [title, intent])).toEqual([
      ['Montré', 'Montré : l’intention'],
      ['Sans mot', 'Sans mot : l’intention'],
    ]);
    expect(onPage(doc)).toContain('Le corps');
    expect(onPage(doc)).not.toContain('Gardé');
    expect(readItem(doc, theme, kept)?.publishedAt).toBeNull();
    for (const id of [shown, silent, old]) expect(publishedOf(doc, id)?.at).toBe(500);
    intentOf(doc, shown).insert(0, 'Plus tard. ');
    expect(onPage(doc)).not.toContain('Plus tard');
    bringBackTheme(doc, old);
    expect(onPage(doc)).toContain('Ancien');
  });

  it('PUBLISH-5: are published by the step once: what organisers decided since stands', () => {
    const doc = newSpace();
    const [one, other] = [ofBefore(doc, 'Un', true), ofBefore(doc, 'Autre', true)];
    migrate(doc, 500);
    takeThemeOffPage(doc, one);
    intentOf(doc, other).insert(0, 'Plus tard. ');
    doc.getMap<Y.Map<unknown>>('space').get('settings')?.delete('schema');
    migrate(doc, 900);
    expect(publishedOf(doc, one)).toBeNull();
    expect(publishedOf(doc, other)).toMatchObject({ at: 500, intent: 'Autre : l’intention' });
  });
});
