// @vitest-environment runes
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { placeQuestion } from '#domain/commands/placeQuestion.ts';
import type { ItemId } from '#domain/ids.ts';
import { archiveTheme } from '#state/archiveTheme.ts';
import { openTheme } from '#state/openTheme.ts';
import { findProposals } from '#features/sorting/state/findProposals.ts';
import { Moves } from '#features/sorting/state/moves.svelte.ts';
import { SortingTable } from '#features/sorting/state/table.svelte.ts';
import { SpaceState } from '#state/space.svelte.ts';
import { moderateQuestion } from '#state/tendQuestion.ts';
import { ONLINE, Scene, value, world } from '../scene.ts';

let scene: Scene;
let ana: SpaceState;
let table: SortingTable;
let moves: Moves;
let lieux: ItemId;
let mots: ItemId;

beforeEach(() => {
  scene = new Scene();
  ana = new SpaceState(scene);
  lieux = value(openTheme(ana, { title: 'Les lieux' }));
  mots = value(openTheme(ana, { title: 'Les mots' }));
  table = new SortingTable(ana);
  moves = new Moves(ana);
});
afterEach(async () => {
  table.stop();
  moves.stop();
  await ana.close();
});

/** What was touched is laid at the end of the turn. */
async function settle(): Promise<void> {
  await Promise.resolve();
  flushSync();
}
const paulPlaces = (id: ItemId, theme: ItemId | null): void => placeQuestion(scene.pauls, id, theme, world);
const inBox = (theme: ItemId): readonly ItemId[] =>
  table.boxes.find((box) => box.theme.id === theme)?.questions ?? [];

describe('the table', () => {
  test('SORT-1: a heap of what stands in no open theme, and a box for each open theme', async () => {
    const ink = scene.paulAsks('Qui paie l’encre ?');
    const paper = scene.paulAsks('Qui paie le papier ?', { theme: lieux });
    const old = scene.paulAsks('Où est la salle ?');
    moves.move(old, mots);
    await settle();
    expect(table.heap).toEqual([ink]);
    expect(inBox(lieux)).toEqual([paper]);
    archiveTheme(ana, mots);
    await settle();
    expect(table.boxes.map(({ theme }) => theme.title)).toEqual(['Les lieux']);
    expect(table.heap).toEqual([old, ink].sort((a, b) => table.heap.indexOf(a) - table.heap.indexOf(b)));
    expect(table.placeOf(old)).toBeNull();
    moderateQuestion(ana, ink, { verdict: 'setAside', reason: 'double' });
    await settle();
    expect(table.heap).toEqual([old]);
  });

  test('SORT-3: what comes back finds its place; what is new stands last', async () => {
    const ids = ['Un ?', 'Deux ?', 'Trois ?'].map((sentence) => scene.paulAsks(sentence));
    await settle();
    const before = table.heap;
    moves.move(ids[1] as ItemId, lieux);
    await settle();
    expect(table.heap).toEqual(before.filter((id) => id !== ids[1]));
    const late = scene.paulAsks('Quatre ?');
    moves.undo();
    await settle();
    expect(table.heap).toEqual([...before, late]);
    expect(table.whole).toHaveLength(4);
    table.sought = { text: 'trois', order: 'breadth' };
    flushSync();
    expect(table.heap).toEqual([ids[2]]);
    expect(table.whole).toHaveLength(4);
  });

  test('SORT-4: nothing moves while a card is in my hand; it shows once it is put down', async () => {
    const [ink, paper] = [scene.paulAsks('L’encre ?'), scene.paulAsks('Le papier ?')];
    await settle();
    const before = table.heap;
    table.hold();
    paulPlaces(ink, lieux);
    await settle();
    expect(table.heap).toBe(before);
    expect(table.placeOf(ink)).toBe(lieux);
    table.release();
    flushSync();
    expect(table.heap).toEqual([paper]);
    expect(inBox(lieux)).toEqual([ink]);
  });

  test('SORT-5: of two people who move one question the last has it, and the other is told', async () => {
    const ink = scene.paulAsks('L’encre ?');
    moves.move(ink, lieux);
    expect(moves.overtaken).toBeNull();
    paulPlaces(ink, mots);
    expect(moves.overtaken).toEqual({ move: { id: ink, from: null, to: lieux }, now: mots });
    expect(moves.last).toBeNull();
    await settle();
    expect(inBox(mots)).toEqual([ink]);
    moves.putAgain();
    expect(moves.overtaken).toBeNull();
    expect(table.placeOf(ink)).toBe(lieux);
    paulPlaces(ink, lieux);
    expect(moves.overtaken).toBeNull();
  });

  test('SORT-6: moves are taken back one by one, last first', () => {
    const ink = scene.paulAsks('L’encre ?');
    const paper = scene.paulAsks('Le papier ?', { theme: mots });
    moves.move(ink, lieux);
    moves.move(paper, null);
    expect(moves.depth).toBe(2);
    expect(moves.undo()).toEqual({ id: paper, from: mots, to: null });
    expect(table.placeOf(paper)).toBe(mots);
    expect(moves.undo()?.id).toBe(ink);
    expect(table.placeOf(ink)).toBeNull();
    expect(moves.undo()).toBeNull();
  });

  test('SORT-7: whoever may not arrange moves nothing', () => {
    const ink = scene.paulAsks('L’encre ?');
    scene.turns({ me: { ...ana.me, role: 'partner' }, status: ONLINE });
    expect(moves.move(ink, lieux)).toEqual({ ok: false, why: 'notAllowed' });
    expect(moves.depth).toBe(0);
    expect(table.placeOf(ink)).toBeNull();
  });

  test('SORT-2: proposals come from the heap only, and move nothing', async () => {
    const held = scene.paulAsks('Qui prête des tablettes aux seniors ?');
    moves.move(held, lieux);
    const near = scene.paulAsks('Comment prêter une tablette sans surveiller ?');
    scene.paulAsks('Quand arrive la fibre ?');
    await settle();
    const box = table.boxes.find(({ theme }) => theme.id === lieux);
    if (box === undefined) throw new Error('no box');
    const proposals = await findProposals(ana, box, {
      heap: table.heap,
      most: 5,
      breath: () => Promise.resolve(),
    });
    expect(proposals).toMatchObject([{ id: near, near: held }]);
    expect(table.placeOf(near)).toBeNull();
  });

  test('SORT-8: two thousand questions are laid once for a burst of changes, and one by one after', async () => {
    for (let n = 0; n < 2_000; n += 1) scene.paulAsks(`Question numéro ${n} ?`);
    await settle();
    expect(table.heap).toHaveLength(2_000);
    const [first] = table.heap;
    moves.move(first as ItemId, lieux);
    await settle();
    expect(table.heap).toHaveLength(1_999);
    expect(inBox(lieux)).toEqual([first]);
  });
});
