import type { ItemId } from '#domain/ids.ts';
import { becameOf, newSteps, stampOf, type BecameStep } from '#domain/projections/becameOf.ts';
import type { Announcer } from '#state/announcer.svelte.ts';
import { followedBy, isFollowed } from '#state/becameOfMine.ts';
import type { SpaceState } from '#state/space.svelte.ts';
import { noteMine } from '#ui/views/told.ts';
import type { Words } from '#ui/words/context.ts';
import { lazily } from './lazily.ts';

/**
 * Tells, while somebody is here, what becomes of the questions they follow, and that the page of the commons was
 * turned. What they do themselves is no news, now or at the next visit. What the first reception brings is none
 * either. Answers how to stop.
 */
export function tellWhatBecame(
  space: SpaceState,
  announcer: Announcer,
  words: Pick<Words, 'app' | 'bring'>,
): () => void {
  const { questions, placements, moderations, groupings, space: settings } = space.views;
  const known = new Map<string, readonly string[]>();
  for (const { question, steps } of followedBy(space)) known.set(question.id, steps.map(stampOf));

  const stepsNow = (id: ItemId): readonly BecameStep[] | null => {
    const question = questions.plain.get(id);
    if (question === undefined || !isFollowed(space, question)) return null;
    return becameOf(question, {
      placed: placements.plain.get(id),
      decided: moderations.plain.get(id),
      groupings: [...groupings.plain.values()],
      question: (one) => questions.plain.get(one),
    });
  };

  function look(id: ItemId, isLocal: boolean): void {
    const steps = stepsNow(id);
    if (steps === null) return;
    const fresh = newSteps(steps, known.get(id) ?? []);
    const stamps = steps.map(stampOf);
    known.set(id, stamps);
    if (isLocal) return noteMine(space.notes, id, stamps);
    if (!space.status.synced || !space.isMine(id)) return;
    for (const step of fresh) void say(`became ${id}`, () => toldOf(step));
  }

  async function say(key: string, sentence: () => string): Promise<void> {
    await lazily(words.bring, 'unseen');
    announcer.announce({ key, sentence, concernsMe: true, kind: 'decisions' });
  }

  function toldOf(step: BecameStep): string {
    const { told } = words.app.became;
    if (step.what === 'asked') return '';
    return step.what === 'placed'
      ? told.placed(space.themes.get(step.theme)?.title || words.app.card.untitledTheme)
      : told[step.what];
  }

  const stops = [
    placements.watch((id, _before, _after, isLocal) => look(id, isLocal)),
    moderations.watch((id, _before, _after, isLocal) => look(id, isLocal)),
    groupings.watch((_id, _before, after, isLocal) => {
      for (const end of [after?.question, after?.into]) if (end) look(end, isLocal);
    }),
    settings.watch((_id, before, after, isLocal) => {
      if (isLocal || !space.status.synced || before === undefined || after === undefined) return;
      if (before.phase !== after.phase) void say('phase', () => words.app.phases.turned[after.phase]);
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
