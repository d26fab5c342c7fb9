// @vitest-environment runes
import { flushSync } from 'svelte';
import { expect, it } from 'vitest';
import { addStructure } from '#domain/commands/addStructure.ts';
import { openAxis } from '#features/axes/domain/axes.ts';
import type { ItemId } from '#domain/ids.ts';
import { AxesState } from '#features/axes/state/axes.svelte.ts';
import { SpaceState } from '#state/space.svelte.ts';
import { held } from './held.svelte.ts';
import { pensOf, Scene, value, world } from './scene.ts';

const GIVEN = { sentence: 'Une porte commune', aim: '', alongside: [], questions: [], nextWhat: '' } as const;

it('AXIS-3: shows lines of work by their next date, those without one last, and which took a question up', () => {
  const scene = new Scene();
  const { one: axes, leave } = held(() => new AxesState(new SpaceState(scene)));
  const centre = value(addStructure(scene.pauls, { name: 'Centre social', kind: 'association' }, world));
  const asked = scene.paulAsks('Qui aide les aînés ?');
  for (const [sentence, nextDay, questions] of [
    ['Sans date', null, []],
    ['En mars', '2028-03-01', [asked]],
    ['En janvier', '2028-01-12', []],
  ] as const)
    value(
      openAxis(
        scene.pauls,
        pensOf('paul'),
        { ...GIVEN, structure: centre, sentence, nextDay, questions },
        world,
      ),
    );
  flushSync();
  expect(axes.axes.map(({ sentence }) => sentence)).toEqual(['En janvier', 'En mars', 'Sans date']);
  expect(axes.on(asked).map(({ sentence }) => sentence)).toEqual(['En mars']);
  leave();
});

it('AXIS-1: its author, the people of the structure that carries it and organisers mend it, and nobody else', () => {
  const scene = new Scene({ role: 'partner', structures: ['s1' as ItemId] });
  const { one: axes, leave } = held(() => new AxesState(new SpaceState(scene)));
  const add = (structure: string) =>
    value(
      openAxis(
        scene.pauls,
        pensOf('paul'),
        { ...GIVEN, structure: structure as ItemId, nextDay: null },
        world,
      ),
    );
  const [ours, theirs] = [add('s1'), add('s2')];
  flushSync();
  const of = (id: ItemId) => {
    const one = axes.axes.find((other) => other.id === id);
    if (one === undefined) throw new Error('no such axis');
    return one;
  };
  expect([axes.mayMend(of(ours)), axes.mayMend(of(theirs))]).toEqual([true, false]);
  const given = { ...GIVEN, structure: 's1' as ItemId, nextDay: '2028-01-12' };
  value(axes.edit(of(ours), given));
  expect(of(ours).nextDay).toBe('2028-01-12');
  expect(axes.edit(of(theirs), given)).toEqual({ ok: false, why: 'item.notMine' });
  value(axes.archive(of(ours)));
  expect([axes.axes.length, axes.archived.length]).toEqual([1, 1]);
  scene.turns({ me: { ...scene.sheet().me, role: 'reader' } });
  flushSync();
  expect([axes.mayMend(of(theirs)), axes.archived.length]).toEqual([false, 0]);
  expect(axes.open(given)).toEqual({ ok: false, why: 'notAllowed' });
  leave();
});
