import type { ItemId } from '#domain/ids.ts';
import type { Question } from '#domain/kinds/question.ts';
import { jointFamilies, type Families } from '#domain/projections/families.ts';
import { standingOf, type Standing } from '#domain/projections/standing.ts';
import { themeOf } from '#domain/projections/themeOf.ts';
import type { StructureKind } from '#domain/structureKinds.ts';
import type { Voice } from '#domain/voice.ts';
import type { SpaceState } from './space.svelte.ts';

export interface CardTheme {
  readonly id: ItemId;
  readonly title: string;
}

/** Everything a card of one question says, with those it is grouped with; plain and frozen. */
export interface Card {
  readonly id: ItemId;
  readonly question: Question;
  /** The questions of its group, the one in front first; itself alone when it is in none. */
  readonly members: readonly ItemId[];
  /** The others of its group. */
  readonly others: readonly ItemId[];
  readonly sentence: string;
  readonly context: string | null;
  readonly voice: Voice;
  /** The name of the structure or of the person who asks; null when nobody is named, or not known here. */
  readonly asker: string | null;
  readonly askerFamily: StructureKind | null;
  /** The name of the structure for which they say that they speak, while that is to be confirmed. */
  readonly toConfirm: string | null;
  /** Who asks it or one of its group: a structure once. */
  readonly families: Families;
  readonly theme: ItemId | null;
  readonly themeTitle: string | null;
  /** The themes that it and its group stand in, each once. */
  readonly themes: readonly CardTheme[];
  readonly standing: Standing;
  /** Why an organiser set it aside. */
  readonly reason: string | null;
  readonly mine: boolean;
  /** Structures of mine that asked it or one of its group themselves. */
  readonly askersOfMine: readonly ItemId[];
  /** Structures of mine that ask it already, by asking or by a share. */
  readonly askedByMine: readonly ItemId[];
  /** Structures of mine whose share I may take back. */
  readonly sharedByMe: readonly ItemId[];
  readonly waits: boolean;
  readonly edited: boolean;
  /** How many annotations wait to be dealt with. */
  readonly notes: number;
}

/** What a card says of a question; `null` when there is no such question. Reactive where it is read. */
export function cardOf(space: SpaceState, id: ItemId): Card | null {
  const question = space.questions.get(id);
  if (question === undefined) return null;
  return drawn(space, question, space.views.groups.of(id)?.members ?? [id]);
}

/** The same as if it were in no group: what it would keep by itself. */
export function cardAlone(space: SpaceState, id: ItemId): Card | null {
  const question = space.questions.get(id);
  return question === undefined ? null : drawn(space, question, [id]);
}

function drawn(space: SpaceState, question: Question, members: readonly ItemId[]): Card {
  const { id } = question;
  const asked = members.flatMap((one) => space.questions.get(one) ?? []);
  const shares = members.flatMap((one) => space.sharesOf(one));
  const families = jointFamilies(asked, shares, (structure) => space.structures.get(structure));
  const asking = new Set(families.all.flatMap((family) => family.structures));
  const decided = space.moderations.get(id);
  const theme = themeOf(question, space.placements.get(id));
  const mine = space.claimed;
  return Object.freeze({
    id,
    question,
    members,
    others: members.filter((one) => one !== id),
    sentence: question.sentence,
    context: question.context,
    voice: question.voice,
    ...askerOf(space, question.voice),
    families,
    theme,
    themeTitle: theme === null ? null : (space.themes.get(theme)?.title ?? null),
    themes: themesOf(space, asked),
    standing: standingOf(question, decided),
    reason: decided?.verdict === 'setAside' ? decided.reason : null,
    mine: space.isMine(id),
    askersOfMine: mine.filter((structure) =>
      asked.some(
        ({ id: one, voice, unconfirmed }) =>
          (space.isMine(one) && unconfirmed === structure) ||
          (voice.kind === 'structure' && space.readAs(voice.structure) === space.readAs(structure)),
      ),
    ),
    askedByMine: mine.filter(
      (structure) =>
        asking.has(space.readAs(structure)) ||
        [...asked, ...shares].some(
          (one) => one.unconfirmed === structure && one.archivedAt === null && space.isMine(one.id),
        ),
    ),
    sharedByMe: mine.filter((structure) =>
      shares.some(
        (share) =>
          (share.unconfirmed ?? share.structure) === structure &&
          share.archivedAt === null &&
          space.isMine(share.id),
      ),
    ),
    waits: space.waits(id) || shares.some((share) => space.waits(share.id)),
    edited: question.editedAt !== null,
    notes: openNotes(space, id),
  });
}

function themesOf(space: SpaceState, asked: readonly Question[]): readonly CardTheme[] {
  const ids = new Set(asked.map((one) => themeOf(one, space.placements.get(one.id))));
  return [...ids].flatMap((id) => {
    const theme = id === null ? undefined : space.themes.get(id);
    return theme === undefined ? [] : [{ id: theme.id, title: theme.title }];
  });
}

const openNotes = ({ views }: SpaceState, id: ItemId): number =>
  views.annotationsByItem.of(id).filter(({ state }) => state === 'open').length;

/** Who speaks by a voice, as the space knows them. Reactive where it is read. */
export function askerOf(space: SpaceState, voice: Voice): Pick<Card, 'asker' | 'askerFamily' | 'toConfirm'> {
  switch (voice.kind) {
    case 'structure': {
      const structure = space.structures.get(space.readAs(voice.structure));
      return { asker: structure?.name ?? null, askerFamily: structure?.kind ?? null, toConfirm: null };
    }
    case 'person':
      return { asker: space.nameOf(voice.person), askerFamily: null, toConfirm: nameToConfirm(space, voice) };
    case 'nobody':
      return { asker: null, askerFamily: voice.family, toConfirm: null };
  }
}

const nameToConfirm = (
  space: SpaceState,
  { unconfirmed }: Extract<Voice, { kind: 'person' }>,
): string | null =>
  unconfirmed === undefined ? null : (space.structures.get(space.readAs(unconfirmed))?.name ?? null);
