import type { ItemId } from '#domain/ids.ts';
import type { Question } from '#domain/kinds/question.ts';
import type { MobilisationState } from '#domain/kinds/structure.ts';
import { moveStructure } from '#domain/commands/mobilise.ts';
import { jointFamilies, type Families } from '#domain/projections/families.ts';
import { questionsForStructure, type ForStructure } from '../domain/questionsForStructure.ts';
import { standingOf } from '#domain/projections/standing.ts';
import { themeOf } from '#domain/projections/themeOf.ts';
import { whoCouldSpeak, type InCommon, type Speaker } from '../domain/whoCouldSpeak.ts';
import { SimilarQuestions } from '#domain/similar/similarQuestions.ts';
import type { Member } from '#protocol/portal.ts';
import type { Breath } from '#state/nearQuestions.svelte.ts';
import type { SpaceState } from '#state/space.svelte.ts';
import { sayingsOf } from '#state/wordingsOf.ts';

/** As many as a slow phone reads between two letters. */
const AT_ONCE = 200;
const browserBreath: Breath = () => new Promise((resolve) => setTimeout(resolve));

/** A question that everybody reads, or a group by the one in front, and who asks it. */
interface Asked {
  readonly question: Question;
  readonly families: Families;
}

/** Who could speak to a structure, with the people of theirs that are here. As things stand now; not reactive. */
export function speakersFor(
  space: SpaceState,
  to: ItemId,
  groupingOf: (communeCode: string) => string | null = () => null,
): readonly (Speaker & { readonly people: readonly Member[] })[] {
  const people = new Map<string, Member[]>();
  for (const member of space.members.values())
    for (const structure of new Set(member.structures.map((one) => space.readAs(one))))
      people.set(structure, [...(people.get(structure) ?? []), member]);
  const speakers = whoCouldSpeak(to, {
    structures: space.views.structures.plain,
    inCommon: inCommon(space),
    groupingOf,
    hasPeople: (id) => people.has(id),
  });
  return speakers.map((one) => ({ ...one, people: people.get(one.structure) ?? [] }));
}

/** Questions that could interest a structure, by what it says of itself to everybody. Read a few at a time. */
export async function questionsFor(
  space: SpaceState,
  to: ItemId,
  { most, breath = browserBreath }: { readonly most: number; readonly breath?: Breath },
): Promise<readonly ForStructure[]> {
  const structure = space.views.structures.plain.get(to);
  if (structure === undefined) return [];
  const index = new SimilarQuestions(sayingsOf(space));
  const families = new Map<ItemId, Families>();
  let read = 0;
  for (const asked of askedIn(space)) {
    families.set(asked.question.id, asked.families);
    if (!asksIt(asked, to)) index.put(asked.question.id, asked.question.sentence);
    read += 1;
    if (read % AT_ONCE === 0) await breath();
  }
  return questionsForStructure(structure, { index, families, most });
}

/** An organiser's act: how far we are with a structure. Answers whether it was noted. */
export const setStage = (space: SpaceState, id: ItemId, to: MobilisationState): boolean =>
  space.write('mobilise', (doc) => moveStructure(doc, id, to)).ok;

/** The structures that ask a question of a theme, by asking or by a share. As things stand now; not reactive. */
export const askingIn = (space: SpaceState, theme: ItemId): ReadonlySet<ItemId> =>
  inCommon(space).themes.get(theme) ?? new Set();

const asksIt = ({ families }: Asked, structure: ItemId): boolean =>
  families.all.some((family) => family.structures.includes(structure));

function inCommon(space: SpaceState): InCommon {
  const questions = new Map<ItemId, ReadonlySet<ItemId>>();
  const themes = new Map<ItemId, Set<ItemId>>();
  for (const { question, families } of askedIn(space)) {
    const asking = families.all.flatMap((family) => family.structures);
    questions.set(question.id, new Set(asking));
    const theme = themeOf(question, space.views.placements.plain.get(question.id));
    if (theme === null) continue;
    const inTheme = themes.get(theme) ?? new Set();
    for (const one of asking) inTheme.add(one);
    themes.set(theme, inTheme);
  }
  return { questions, themes };
}

function* askedIn({ views }: SpaceState): Generator<Asked> {
  for (const question of views.questions.plain.values()) {
    if (standingOf(question, views.moderations.plain.get(question.id)) !== 'shared') continue;
    const group = views.groups.plainOf(question.id);
    if (group !== null && group.front !== question.id) continue;
    const members = group?.members ?? [question.id];
    const families = jointFamilies(
      members.flatMap((one) => views.questions.plain.get(one) ?? []),
      members.flatMap((one) => views.sharesByQuestion.plainOf(one)),
      (id) => views.structures.plain.get(id),
    );
    yield { question, families };
  }
}
