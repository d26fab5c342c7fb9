import * as Y from 'yjs';
import { readAll, readItem, sharedType } from '../collection.ts';
import { fold } from '../fold.ts';
import type { ItemId } from '../ids.ts';
import {
  moderation,
  placement,
  question,
  share,
  space,
  structure,
  theme,
  type Question,
  type Structure,
} from '../kinds/index.ts';
import { SETTINGS } from '../kinds/space.ts';
import { byRank } from '../byRank.ts';
import type { Licence, Phase } from '../spaceChoices.ts';
import type { StructureKind } from '../structureKinds.ts';
import { familiesOf, type Families } from './families.ts';
import { byBreadth } from './questionOrder.ts';
import { richBlocks, type RichBlock } from './richBlocks.ts';
import { sharesByQuestion } from './sharesByQuestion.ts';
import { standingOf } from './standing.ts';
import { themeOf } from './themeOf.ts';

/** Who asked, as the public may read it. People are never named here: their consent is not in the document. */
export type PublicAsker =
  | { readonly kind: 'structure'; readonly name: string }
  | { readonly kind: 'family'; readonly family: StructureKind }
  | { readonly kind: 'person' }
  | { readonly kind: 'nobody' };

export interface PublicFamily {
  readonly kind: StructureKind;
  /** Distinct structures of this family that ask the question, named or not. */
  readonly structures: number;
  readonly unnamedVoice: boolean;
}

export interface PublicQuestion {
  readonly id: ItemId;
  readonly sentence: string;
  readonly context: string | null;
  readonly asker: PublicAsker;
  readonly structures: number;
  readonly families: readonly PublicFamily[];
  /** Names of the structures that also ask it and agreed to be shown. */
  readonly alsoAsking: readonly string[];
}

export interface PublicTheme {
  readonly id: ItemId;
  readonly title: string;
  readonly intent: string;
  readonly body: readonly RichBlock[];
  readonly questions: readonly PublicQuestion[];
}

export interface PublicStructure {
  readonly name: string;
  readonly kind: StructureKind;
  readonly commune: string | null;
}

export interface PublicPage {
  readonly name: string;
  readonly department: string;
  readonly eventDay: string | null;
  readonly licence: Licence;
  readonly phase: Phase;
  readonly principle: string | null;
  readonly isDemo: boolean;
  readonly questions: number;
  /** Distinct structures that ask at least one question shown here. */
  readonly structuresAsking: number;
  readonly themes: readonly PublicTheme[];
  /** Questions that stand in no theme shown here. */
  readonly elsewhere: readonly PublicQuestion[];
  readonly structures: readonly PublicStructure[];
}

/** All that the public may read of a commons, or `null` when the space is closed or has no settings yet. */
export function publicPage(doc: Y.Doc): PublicPage | null {
  const settings = readItem(doc, space, SETTINGS);
  if (settings === null || !space.isPublic(settings)) return null;

  const structures = readAll(doc, structure);
  const shown = shownQuestions(doc, structures);
  const placements = readAll(doc, placement);
  const themes = [...readAll(doc, theme).values()].filter(theme.isPublic).sort(byRank);
  const inTheme = new Map<ItemId, ShownQuestion[]>(themes.map((item) => [item.id, []]));
  const elsewhere: ShownQuestion[] = [];
  for (const item of shown)
    (inTheme.get(themeOf(item.asked, placements.get(item.asked.id)) ?? ('' as ItemId)) ?? elsewhere).push(
      item,
    );

  return {
    name: settings.name,
    department: settings.department,
    eventDay: settings.eventDay,
    licence: settings.licence,
    phase: settings.phase,
    principle: settings.principle,
    isDemo: settings.isDemo,
    questions: shown.length,
    structuresAsking: new Set(
      shown.flatMap((item) => item.families.all.flatMap((family) => family.structures)),
    ).size,
    themes: themes.map((item) => ({
      id: item.id,
      title: item.title,
      intent: item.intent,
      body: bodyOf(doc, item.id),
      questions: (inTheme.get(item.id) ?? []).map((one) => publicQuestion(one, structures)),
    })),
    elsewhere: elsewhere.map((one) => publicQuestion(one, structures)),
    structures: [...structures.values()]
      .filter(structure.isPublic)
      .sort(byName)
      .map(({ name, kind, commune }) => ({ name, kind, commune })),
  };
}

/** By name as a reader would look for it; by id between namesakes, so that every copy says the same. */
const byName = (a: Structure, b: Structure): number =>
  compare(fold(a.name), fold(b.name)) || compare(a.id, b.id);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

interface ShownQuestion {
  readonly asked: Question;
  readonly families: Families;
  readonly breadth: number;
  readonly structures: number;
  readonly askedAt: number;
  readonly id: ItemId;
}

function shownQuestions(doc: Y.Doc, structures: ReadonlyMap<ItemId, Structure>): ShownQuestion[] {
  const verdicts = readAll(doc, moderation);
  const shares = sharesByQuestion(readAll(doc, share).values());
  return [...readAll(doc, question).values()]
    .filter((asked) => question.isPublic(asked) && standingOf(asked, verdicts.get(asked.id)) === 'shared')
    .map((asked) => {
      const families = familiesOf(asked, shares.get(asked.id) ?? [], (id) => structures.get(id));
      return { asked, families, id: asked.id, askedAt: asked.askedAt, ...families };
    })
    .sort(byBreadth);
}

function publicQuestion(shown: ShownQuestion, structures: ReadonlyMap<ItemId, Structure>): PublicQuestion {
  const { asked, families } = shown;
  const agreed = (id: ItemId): string[] => {
    const item = structures.get(id);
    return item !== undefined && structure.isPublic(item) ? [item.name] : [];
  };
  const asker = publicAsker(asked, structures);
  return {
    id: asked.id,
    sentence: asked.sentence,
    context: asked.context,
    asker,
    structures: families.structures,
    families: families.all
      .filter((family) => family.structures.length > 0 || family.unnamedVoice)
      .map((family) => ({
        kind: family.kind,
        structures: family.structures.length,
        unnamedVoice: family.unnamedVoice,
      })),
    alsoAsking: families.all
      .flatMap((family) => family.structures)
      .flatMap(agreed)
      .filter((name) => asker.kind !== 'structure' || name !== asker.name),
  };
}

function publicAsker(asked: Question, structures: ReadonlyMap<ItemId, Structure>): PublicAsker {
  switch (asked.voice.kind) {
    case 'person':
      return { kind: 'person' };
    case 'nobody':
      return asked.voice.family === null
        ? { kind: 'nobody' }
        : { kind: 'family', family: asked.voice.family };
    case 'structure': {
      const item = structures.get(asked.voice.structure);
      if (item === undefined) return { kind: 'nobody' };
      return structure.isPublic(item)
        ? { kind: 'structure', name: item.name }
        : { kind: 'family', family: item.kind };
    }
  }
}

function bodyOf(doc: Y.Doc, id: ItemId): readonly RichBlock[] {
  const body = sharedType(doc, theme, id, 'body');
  return body instanceof Y.XmlFragment ? richBlocks(body) : [];
}
