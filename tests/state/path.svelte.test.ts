// @vitest-environment runes
import { flushSync } from 'svelte';
import { expect, it } from 'vitest';
import type { AccountId, ItemId } from '#domain/ids.ts';
import { moderateQuestion } from '#domain/commands/moderateQuestion.ts';
import type { Member } from '#protocol/portal.ts';
import { moveEvent } from '#features/plan/state/moveEvent.ts';
import { PathNow } from '#features/plan/state/path.svelte.ts';
import { SpaceState } from '#state/space.svelte.ts';
import { held } from './held.svelte.ts';
import { Scene, value, world } from './scene.ts';

const organiser = (name: string, removedAt: number | null = null): Member =>
  ({ account: name as AccountId, name, role: 'organiser', structures: [], removedAt }) as unknown as Member;

it('PLAN-8: the path moves with what others write, and counts neither who left nor what is set aside', () => {
  const scene = new Scene({}, [organiser('ana'), organiser('luc'), organiser('zoe', 1)]);
  const space = new SpaceState(scene);
  const { one: path, leave } = held(() => new PathNow(space));
  const stepOf = (name: string) => path.steps.find((step) => step.name === name);
  expect(stepOf('committee')).toMatchObject({ state: 'underWay', here: 2 });
  expect(stepOf('listen')?.state).toBe('ahead');
  const asked: ItemId = scene.paulAsks('Qui aide les aînés ?');
  flushSync();
  expect(stepOf('listen')).toMatchObject({ state: 'underWay', here: 1 });
  moderateQuestion(scene.pauls, asked, { verdict: 'setAside', reason: 'Hors sujet.' }, world);
  flushSync();
  expect(stepOf('listen')?.state).toBe('ahead');
  value(moveEvent(space, '2027-10-14'));
  flushSync();
  expect(stepOf('date')?.state).toBe('done');
  leave();
});
