// @vitest-environment runes
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { moderateQuestion } from '#domain/commands/moderateQuestion.ts';
import { openTheme } from '#domain/commands/openTheme.ts';
import { placeQuestion } from '#domain/commands/placeQuestion.ts';
import type { AccountId, ItemId } from '#domain/ids.ts';
import { addStructure } from '#domain/commands/addStructure.ts';
import { stampOf } from '#domain/projections/becameOf.ts';
import { followedBy } from '#state/becameOfMine.ts';
import { archiveQuestion as archiveMine } from '#state/ownQuestion.ts';
import { SpaceState } from '#state/space.svelte.ts';
import { placeQuestion as placeByHand } from '#state/tendQuestion.ts';
import { withdrawShares as withdrawMine } from '#state/withdrawShares.ts';
import { BecameNews } from '#ui/views/becameNews.svelte.ts';
import { spaceNotes } from '#sync/deviceNotes.ts';
import { forgetNotes } from '#sync/forgetNotes.ts';
import { noteMine, TOLD, toldAt } from '#ui/views/told.ts';
import { pocket, refusing } from '../support/pocket.ts';
import { ONLINE, Scene, value, world } from '../state/scene.ts';

describe('what a device has told', () => {
  const told = { visit: 1, before: {}, seen: { ink: ['placed lieux'] } };

  test('BECAME-2: a reload is the same visit; the next one begins from what was shown', () => {
    expect(toldAt(told, 1)).toBe(told);
    expect(toldAt(told, 2)).toEqual({ visit: 2, before: told.seen, seen: told.seen });
    expect(toldAt(null, 2)).toBeNull();
  });

  test('is kept, forgotten with the space, and a spoilt note is none', () => {
    const shelf = pocket();
    const notes = spaceNotes('perigord', 'ana', shelf);
    notes.keep(TOLD, told);
    expect(notes.read(TOLD)).toEqual(told);
    shelf.setItem('terreau:perigord:ana:told', '{"before":{"ink":[3]},"seen":{}}');
    expect(notes.read(TOLD)).toBeNull();
    shelf.setItem('terreau:perigord:ana:told', '{');
    expect(notes.read(TOLD)).toBeNull();
    const closed = spaceNotes('perigord', 'ana', refusing);
    expect(closed.read(TOLD)).toBeNull();
    expect(() => closed.keep(TOLD, told)).not.toThrow();
    forgetNotes('perigord', shelf);
    expect(shelf).toHaveLength(0);
  });
});

describe('what Ana is told of her questions', () => {
  let scene: Scene;
  let ana: SpaceState;
  let lieux: ItemId;
  let ink: ItemId;
  const visits: BecameNews[] = [];
  const visit = (since: number | null): BecameNews => {
    const news = new BecameNews(ana, since);
    visits.push(news);
    return news;
  };
  const toldOn = (news: BecameNews): readonly string[] =>
    news.news.flatMap(({ steps }) => steps.map(({ what }) => what));

  beforeEach(() => {
    scene = new Scene();
    ana = new SpaceState(scene, spaceNotes(scene.slug, 'ana', pocket()));
    lieux = value(openTheme(scene.doc, { title: 'Les lieux' }, world));
    ink = value(
      ana.ask({ sentence: 'Qui paie l’encre ?', voice: { kind: 'person', person: 'ana' as AccountId } }),
    );
  });
  afterEach(async () => {
    visits.splice(0).forEach((one) => one.stop());
    await ana.close();
  });

  test('BECAME-2: once: for the length of a visit, then never again', async () => {
    visit(null).shown();
    placeQuestion(scene.pauls, ink, lieux, world);
    const next = visit(10);
    expect(toldOn(next)).toEqual(['placed']);
    next.shown();
    expect(toldOn(visit(10))).toEqual(['placed']);
    const later = visit(20);
    expect(toldOn(later)).toEqual([]);
    moderateQuestion(scene.pauls, ink, { verdict: 'setAside', reason: 'double' }, world);
    await Promise.resolve();
    flushSync();
    expect(toldOn(later)).toEqual(['setAside']);
  });

  test('BECAME-2: what was undone meanwhile is told as it stands', () => {
    visit(null).shown();
    placeQuestion(scene.pauls, ink, lieux, world);
    moderateQuestion(scene.pauls, ink, { verdict: 'setAside', reason: 'double' }, world);
    moderateQuestion(scene.pauls, ink, { verdict: 'welcomed' }, world);
    expect(new Set(toldOn(visit(10)))).toEqual(new Set(['placed', 'takenBack']));
  });

  test('BECAME-2: what a new device finds there is no news, and nothing is noted before it is received', () => {
    placeQuestion(scene.pauls, ink, lieux, world);
    scene.turns({ status: { ...ONLINE, synced: false } });
    visit(null).shown();
    expect(ana.notes.read(TOLD)).toBeNull();
    scene.turns({ status: ONLINE });
    const first = visit(null);
    first.shown();
    expect(toldOn(first)).toEqual([]);
    expect(toldOn(visit(10))).toEqual([]);
  });

  test('BECAME-2: what I did myself here is no news to me', () => {
    visit(null).shown();
    placeByHand(ana, ink, lieux);
    const mine = followedBy(ana).find(({ question }) => question.id === ink);
    noteMine(ana.notes, ink, mine?.steps.map(stampOf) ?? []);
    expect(mine?.steps.map(stampOf)).toEqual(['asked', `placed ${lieux}`]);
    expect(toldOn(visit(10))).toEqual([]);
  });

  test('BECAME-2: a question that a structure of mine asks is followed too; an archived one no more', () => {
    const mairie = value(addStructure(scene.pauls, { name: 'Mairie', kind: 'localAuthority' }, world));
    scene.turns({ me: { ...ana.me, structures: [mairie] } });
    const paper = scene.paulAsks('Le papier ?', { voice: { kind: 'structure', structure: mairie } });
    const glue = scene.paulAsks('La colle ?');
    value(ana.shareQuestion({ question: glue, structure: mairie }));
    scene.paulAsks('Rien à voir ?');
    const followed = (): readonly ItemId[] =>
      followedBy(ana)
        .map(({ question }) => question.id)
        .sort();
    expect(followed()).toEqual([glue, ink, paper].sort());
    expect(followedBy(ana).filter(({ mine }) => mine)).toHaveLength(1);
    withdrawMine(ana, { question: glue, structure: mairie });
    archiveMine(ana, ink);
    expect(followed()).toEqual([paper]);
  });
});
