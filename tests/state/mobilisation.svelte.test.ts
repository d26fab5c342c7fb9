// @vitest-environment runes
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addStructure } from '#domain/commands/addStructure.ts';
import { joinStructures, separateStructures } from '#domain/commands/joinStructures.ts';
import { moveStructure, setGoBetween } from '#domain/commands/mobilise.ts';
import type { AccountId, ItemId } from '#domain/ids.ts';
import type { MobilisationState } from '#domain/kinds/index.ts';
import { Mobilisation } from '#features/mobilisation/state/mobilisation.svelte.ts';
import { StageMoves, Stages } from '#features/mobilisation/state/stages.svelte.ts';
import { SpaceState } from '#state/space.svelte.ts';
import { held } from './held.svelte.ts';
import { Scene, value, world } from './scene.ts';

const ANA = { account: 'ana' as AccountId, name: 'Ana', role: 'organiser' as const, structures: [] };

let scene: Scene;
let space: SpaceState;
let centre: ItemId;
let library: ItemId;

beforeEach(() => {
  scene = new Scene({}, [ANA as never]);
  const add = (name: string) =>
    value(addStructure(scene.doc, { name, kind: 'association', mobilisation: 'thoughtOf' }, world));
  [library, centre] = [add('Médiathèque'), add('Centre social')] as [ItemId, ItemId];
  space = new SpaceState(scene);
});
afterEach(() => space.close());

const standing = (stages: Stages): Readonly<Partial<Record<MobilisationState, readonly string[]>>> =>
  Object.fromEntries(
    stages.all
      .filter(({ structures }) => structures.length > 0)
      .map(({ state, structures }) => [state, structures.map(({ name }) => name)]),
  );

describe('The stages', () => {
  test('MOBIL-4: hold each structure once, by name, and stand still while a card is in my hand', () => {
    const stages = new Stages(space);
    expect(standing(stages)).toEqual({ thoughtOf: ['Centre social', 'Médiathèque'] });
    stages.hold();
    moveStructure(scene.pauls, library, 'contacted');
    flushSync();
    expect(standing(stages)).toEqual({ thoughtOf: ['Centre social', 'Médiathèque'] });
    stages.release();
    expect(standing(stages)).toEqual({ contacted: ['Médiathèque'], thoughtOf: ['Centre social'] });
  });

  test('MOBIL-5: what I moved is taken back move after move; who comes after me has it, and I am told', () => {
    const moves = new StageMoves(space);
    value(moves.move(library, 'contacted'));
    value(moves.move(centre, 'interested'));
    value(moves.move(centre, 'involved'));
    expect(moves.depth).toBe(3);
    expect(moves.undo()).toMatchObject({ id: centre, from: 'interested' });
    moveStructure(scene.pauls, centre, 'dormant');
    expect(moves.overtaken).toMatchObject({ move: { id: centre, to: 'interested' }, now: 'dormant' });
    expect(moves.last).toMatchObject({ id: library });
    moves.putAgain();
    expect(space.structures.get(centre)?.mobilisation).toBe('interested');
    expect(moves.overtaken).toBeNull();
    moves.stop();
  });

  test('CARD-17: whoever stands for two cards of one structure speaks for it once, and stands for it by either', () => {
    scene.turns({ me: { ...scene.sheet().me, structures: [centre, library] } });
    expect(space.spokenFor).toEqual([centre, library]);
    value(joinStructures(scene.pauls, { twin: centre, into: library }));
    flushSync();
    expect(space.spokenFor).toEqual([centre]);
    expect(space.standsFor(library)).toBe(true);
    scene.turns({ me: { ...scene.sheet().me, structures: [centre] } });
    expect(space.standsFor(library)).toBe(true);
    value(separateStructures(scene.pauls, centre));
    flushSync();
    expect(space.standsFor(library)).toBe(false);
  });

  test('MOBIL-12: of two organisers who name somebody at once, one stands, and the other is told, with a way to name theirs again', () => {
    const { one: mobilisation, leave } = held(() => new Mobilisation(space));
    value(mobilisation.setGoBetween(centre, ANA.account));
    expect(mobilisation.overtaken).toBeNull();
    value(setGoBetween(scene.pauls, library, 'luc' as AccountId, world));
    expect(mobilisation.overtaken).toBeNull();
    value(setGoBetween(scene.pauls, centre, 'luc' as AccountId, world));
    expect(mobilisation.overtaken).toEqual({ card: centre, mine: 'ana', now: 'luc' });
    value(mobilisation.setGoBetween(centre, ANA.account));
    expect(mobilisation.overtaken).toBeNull();
    value(setGoBetween(scene.pauls, centre, null, world));
    expect(mobilisation.overtaken).toMatchObject({ now: null });
    mobilisation.leaveIt();
    expect(mobilisation.overtaken).toBeNull();
    leave();
  });

  test('MOBIL-4: a partner moves nothing, and reads who talks with a structure', () => {
    const { one: organiser, leave } = held(() => new Mobilisation(space));
    value(organiser.setGoBetween(centre, ANA.account));
    expect(organiser.goBetweensOf(centre).map(({ name }) => name)).toEqual(['Ana']);
    expect(organiser.goBetweensOf(library)).toEqual([]);
    scene.turns({ me: { ...scene.sheet().me, role: 'partner' } });
    expect(organiser.mayAct).toBe(false);
    expect(organiser.move(centre, 'contacted')).toMatchObject({ ok: false, why: 'notAllowed' });
    expect(organiser.goBetweensOf(centre).map(({ name }) => name)).toEqual(['Ana']);
    leave();
  });
});
