import { describe, expect, it } from 'vitest';
import { readAll, readItem, sharedType } from '#domain/collection.ts';
import { addStructure } from '#domain/commands/addStructure.ts';
import { archiveTheme, bringBackTheme } from '#domain/commands/archiveTheme.ts';
import { openSpaceToPublic } from '#domain/commands/changeSpace.ts';
import { moderateQuestion } from '#domain/commands/moderateQuestion.ts';
import { openTheme } from '#domain/commands/openTheme.ts';
import { takeBackDecision } from '#domain/commands/takeBackDecision.ts';
import { placeQuestion } from '#domain/commands/placeQuestion.ts';
import type { ItemId } from '#domain/ids.ts';
import { moderation, placement, question, space, structure, theme } from '#domain/kinds/index.ts';
import { SETTINGS } from '#domain/kinds/space.ts';
import { byRank } from '#domain/byRank.ts';
import {
  alsoOn,
  ask,
  meet,
  newCommons,
  newSpace,
  PAUL,
  puppetWorld,
  structureIn,
  themeIn,
  valueOf,
} from '../scene.ts';

describe('openTheme', () => {
  it('THEME-1: opens pages one after the other', () => {
    const doc = newCommons();
    const world = puppetWorld();
    const ids = ['Les mots', 'Les lieux', 'Les aidants'].map((title) => themeIn(doc, world, title));
    const inOrder = [...readAll(doc, theme).values()].sort(byRank);
    expect(inOrder.map((item) => item.id)).toEqual(ids);
    expect(inOrder.map((item) => item.title)).toEqual(['Les mots', 'Les lieux', 'Les aidants']);
  });

  it('THEME-1: creates the body at once, so that two people never create it twice', () => {
    const doc = newCommons();
    const id = themeIn(doc, puppetWorld(), 'Les mots');
    expect(sharedType(doc, theme, id, 'body')).not.toBeNull();
    expect(sharedType(doc, theme, id, 'rank')).toBeNull();
    expect(sharedType(doc, theme, 'lost' as ItemId, 'body')).toBeNull();
  });

  it('THEME-1: refuses a title that is empty or too long', () => {
    const doc = newCommons();
    expect(openTheme(doc, { title: ' ' }, puppetWorld())).toEqual({ ok: false, why: 'theme.titleEmpty' });
    expect(openTheme(doc, { title: 'x'.repeat(161) }, puppetWorld())).toEqual({
      ok: false,
      why: 'theme.titleTooLong',
    });
    expect(readAll(doc, theme).size).toBe(0);
  });

  it('THEME-2: archives, brings back, and never touches what is written', () => {
    const doc = newCommons();
    const world = puppetWorld();
    const id = themeIn(doc, world, 'Les mots');
    const before = readItem(doc, theme, id);
    expect(archiveTheme(doc, id, world)).toBe(true);
    expect(readItem(doc, theme, id)?.archivedAt).not.toBeNull();
    expect(bringBackTheme(doc, id)).toBe(true);
    expect(readItem(doc, theme, id)).toEqual(before);
    expect(archiveTheme(doc, 'lost' as ItemId, world)).toBe(false);
  });

  it('THEME-2: two people who open a theme offline keep two themes, in one order everywhere', () => {
    const ana = newCommons(1);
    const bea = alsoOn(ana, 2);
    themeIn(ana, puppetWorld('a'), 'Chez Ana');
    themeIn(bea, puppetWorld('b'), 'Chez Béa');
    meet(ana, bea);
    const orders = [ana, bea].map((doc) =>
      [...readAll(doc, theme).values()].sort(byRank).map((item) => item.title),
    );
    expect(orders[0]).toHaveLength(2);
    expect(orders[0]).toEqual(orders[1]);
  });
});

describe('What organisers decide about a question', () => {
  it('PLACE-1: places it, moves it, takes it out of any theme, and leaves its words alone', () => {
    const doc = newCommons();
    const world = puppetWorld();
    const id = ask(doc, PAUL, world);
    const before = readItem(doc, question, id);
    const [words, places] = [themeIn(doc, world, 'Mots'), themeIn(doc, world, 'Lieux')];
    for (const target of [words, places, null]) {
      placeQuestion(doc, id, target, world);
      expect(readItem(doc, placement, id)?.theme).toBe(target);
    }
    expect(readAll(doc, placement).size).toBe(1);
    expect(readItem(doc, question, id)).toEqual(before);
  });

  it('MODERATE-1: welcomes it or sets it aside with a reason, and changes its mind', () => {
    const doc = newCommons();
    const world = puppetWorld();
    const id = ask(doc, PAUL, world);
    moderateQuestion(doc, id, { verdict: 'setAside', reason: '  Nomme une  personne ' }, world);
    expect(readItem(doc, moderation, id)).toMatchObject({
      verdict: 'setAside',
      reason: 'Nomme une personne',
    });
    moderateQuestion(doc, id, { verdict: 'welcomed' }, world);
    expect(readItem(doc, moderation, id)).toMatchObject({ verdict: 'welcomed', reason: null });
  });

  it('SPACE-1: opens and closes the public page, once the space exists', () => {
    const doc = newSpace();
    expect(openSpaceToPublic(doc, false)).toBe(true);
    expect(readItem(doc, space, SETTINGS)?.isOpen).toBe(false);
    expect(openSpaceToPublic(newCommons(), true)).toBe(false);
  });
});

describe('addStructure', () => {
  it('STRUCTURE-1: adds a structure that has agreed to nothing yet', () => {
    const doc = newCommons();
    const id = valueOf(
      addStructure(doc, { name: ' Mairie  de Ribérac ', kind: 'localAuthority' }, puppetWorld()),
    );
    expect(readItem(doc, structure, id)).toMatchObject({
      name: 'Mairie de Ribérac',
      kind: 'localAuthority',
      inPublic: false,
      mobilisation: 'interested',
      commune: null,
    });
  });

  it('STRUCTURE-1: answers the one that bears the name already, accents and case apart, unless it is archived', () => {
    const doc = newCommons();
    const world = puppetWorld();
    const first = structureIn(doc, world, 'Médiathèque de Ribérac');
    expect(structureIn(doc, world, 'MEDIATHEQUE de Riberac')).toBe(first);
    doc.getMap<{ set(key: string, value: unknown): void }>('structures').get(first)?.set('archivedAt', 5);
    expect(structureIn(doc, world, 'Médiathèque de Ribérac')).not.toBe(first);
  });

  it('STRUCTURE-1: refuses a name that is empty or too long', () => {
    const doc = newCommons();
    const add = (name: string) => addStructure(doc, { name, kind: 'school' }, puppetWorld());
    expect(add(' \t')).toEqual({ ok: false, why: 'structure.nameEmpty' });
    expect(add('x'.repeat(121))).toEqual({ ok: false, why: 'structure.nameTooLong' });
  });
});

describe('takeBackDecision', () => {
  it('MODERATE-1: a first decision taken back leaves the question as it waited; a later one stands', () => {
    const doc = newSpace();
    const world = puppetWorld();
    const id = ask(doc, PAUL, world);
    moderateQuestion(doc, id, { verdict: 'welcomed' }, world);
    expect(takeBackDecision(doc, id, 'welcomed')).toBe(true);
    expect(readItem(doc, moderation, id)).toBeNull();
    expect(takeBackDecision(doc, id, 'welcomed')).toBe(false);
    moderateQuestion(doc, id, { verdict: 'setAside', reason: 'double' }, world);
    expect(takeBackDecision(doc, id, 'welcomed')).toBe(false);
    expect(readItem(doc, moderation, id)?.verdict).toBe('setAside');
  });
});
