import type * as Y from 'yjs';
import { readAll, readItem } from '../collection.ts';
import { fold } from '../fold.ts';
import type { ItemId } from '../ids.ts';
import { carrier, type Carrier } from '../kinds/carrier.ts';
import { grouping } from '../kinds/grouping.ts';
import { moderation } from '../kinds/moderation.ts';
import { placement } from '../kinds/placement.ts';
import { question, type Question } from '../kinds/question.ts';
import { share } from '../kinds/share.ts';
import { space } from '../kinds/space.ts';
import { spine, type Spine } from '../kinds/spine.ts';
import { structure, type Structure } from '../kinds/structure.ts';
import { theme, type Format, type Theme } from '../kinds/theme.ts';
import { SETTINGS } from '../kinds/space.ts';
import { byRank } from '../byRank.ts';
import { wordsPublished, type ThemeWords } from '../publishedText.ts';
import type { Licence, Phase } from '../spaceChoices.ts';
import type { StructureKind } from '../structureKinds.ts';
import { jointFamilies, type Families } from './families.ts';
import { gatheredBy, themesBySpine } from './gatheredBy.ts';
import { groupsOf, mayBeJoined } from './groups.ts';
import { publicWords, type PublicWord } from './publicWords.ts';
import { byBreadth } from './questionOrder.ts';
import { nameMentions, type NameMention } from './nameMentions.ts';
import { readsAs, structuresInView } from './readsAs.ts';
import { blocksOfContent, type RichBlock } from './richBlocks.ts';
import { sheetOf } from './sheetOf.ts';
import { sharesByQuestion } from './sharesByQuestion.ts';
import { standingOf } from './standing.ts';
import { themeOf } from './themeOf.ts';

/** Who asked, as the public may read it. A person is named only who agreed to it. */
export type PublicAsker =
  | { readonly kind: 'structure'; readonly name: string }
  | { readonly kind: 'family'; readonly family: StructureKind }
  | { readonly kind: 'person'; readonly name?: string }
  | { readonly kind: 'nobody' };

export interface PublicFamily {
  readonly kind: StructureKind;
  /** Distinct structures of this family that ask the question, named or not. */
  readonly structures: number;
  readonly unnamedVoice: boolean;
}

/** A question by its sentence alone. */
export interface PublicSentence {
  readonly id: ItemId;
  readonly sentence: string;
}

/** One way to ask a question, in its asker's words. */
export interface PublicWording extends PublicSentence {
  readonly context: string | null;
  readonly asker: PublicAsker;
}

/** A question, with those grouped behind it: who asks is who asks one of them. */
export interface PublicQuestion extends PublicWording {
  readonly otherWordings: readonly PublicWording[];
  readonly structures: number;
  readonly families: readonly PublicFamily[];
  /** Names of the structures that also ask it, askers left out, and agreed to be shown. */
  readonly alsoAsking: readonly string[];
}

export interface PublicTheme {
  readonly id: ItemId;
  readonly title: string;
  readonly format: Format;
  /** Names of the structures that carry a workshop or a round table, and agreed to be shown. Of a page, none. */
  readonly carriers: readonly string[];
  readonly intent: string;
  readonly body: readonly RichBlock[];
  /** A group shows in the theme of each of its questions. */
  readonly questions: readonly PublicQuestion[];
  /** The sentences it starts from that stand elsewhere, in its order: a round table is made of those of other themes. */
  readonly startsFrom: readonly PublicSentence[];
  /** Questions that this theme gathers, grouped or not. */
  readonly questionCount: number;
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
  /** Questions asked and shown here; a grouped one is still one. */
  readonly questions: number;
  /** Distinct structures that ask at least one question shown here. */
  readonly structuresAsking: number;
  readonly themes: readonly PublicTheme[];
  /** Questions that stand in no theme shown here, and in one that is still being written; of that one, nothing. */
  readonly underWriting: readonly PublicQuestion[];
  /** The other questions that stand in no theme shown here. */
  readonly elsewhere: readonly PublicQuestion[];
  readonly structures: readonly PublicStructure[];
  /** On a page of their own. */
  readonly words: readonly PublicWord[];
}

/** The names of people who agreed to be read in public, by account: they are in no document. */
export type PublicNames = ReadonlyMap<string, string>;

const NOBODY_AGREED: PublicNames = new Map();

/** All that the public may read of a commons, or `null` when the space is closed or has no settings yet. */
export function publicPage(doc: Y.Doc, agreed: PublicNames = NOBODY_AGREED): PublicPage | null {
  const settings = readItem(doc, space, SETTINGS);
  if (settings === null || !space.isPublic(settings)) return null;

  const all = readAll(doc, structure);
  const find = (id: ItemId): Structure | undefined => all.get(id);
  // Under its own id as under those of its twins.
  const structures = new Map([...all].map(([id, card]) => [id, find(readsAs(find, id)) ?? card]));
  const shown = shownQuestions(doc, all);
  const placements = readAll(doc, placement);
  const allThemes = [...readAll(doc, theme).values()];
  const themes = allThemes.sort(byRank).flatMap((item) => publishedTheme(doc, item) ?? []);
  const drafts = draftsAmong(allThemes, themes);
  const carriers = [...readAll(doc, carrier).values()];
  const spines = [...readAll(doc, spine).values()];
  const bySpine = themesBySpine(spines);
  const inTheme = new Map(
    themes.map(({ id }) => [id as string | null, { items: new Set<ShownQuestion>(), questions: 0 }]),
  );
  const underWriting: ShownQuestion[] = [];
  const elsewhere: ShownQuestion[] = [];
  for (const item of shown) {
    const standsIn = item.asked.map((one) => themeOf(one, placements.get(one.id)));
    const places = standsIn.flatMap((one) => inTheme.get(one) ?? []);
    for (const place of places) place.items.add(item);
    for (const one of item.asked)
      for (const id of gatheredBy(one, placements.get(one.id), bySpine)) {
        const place = inTheme.get(id);
        if (place !== undefined) place.questions += 1;
      }
    if (places.length > 0) continue;
    const isDrafted = standsIn.some((one) => one !== null && drafts.has(one));
    (isDrafted ? underWriting : elsewhere).push(item);
  }

  const sentences = new Map(
    shown.flatMap(({ asked }) => asked.map((one) => [one.id as string, one.sentence])),
  );
  const nameOf = publicNames(sentences, structures);
  return {
    name: settings.name,
    department: settings.department,
    eventDay: settings.eventDay,
    licence: settings.licence,
    phase: settings.phase,
    principle: settings.principle,
    isDemo: settings.isDemo,
    questions: shown.reduce((sum, { asked }) => sum + asked.length, 0),
    structuresAsking: new Set(
      shown.flatMap((item) => item.families.all.flatMap((family) => family.structures)),
    ).size,
    themes: themes.map((item) => ({
      id: item.id,
      title: item.title,
      format: item.format,
      carriers: item.format === 'plain' ? [] : carriersOf(item.id, carriers, structures),
      intent: item.intent,
      body: nameMentions(blocksOfContent(item.body), nameOf),
      questions: [...(inTheme.get(item.id)?.items ?? [])].map((one) =>
        publicQuestion(one, structures, agreed),
      ),
      startsFrom: startsFrom(item.id, spines, sentences, inTheme.get(item.id)?.items ?? []),
      questionCount: inTheme.get(item.id)?.questions ?? 0,
    })),
    underWriting: underWriting.map((one) => publicQuestion(one, structures, agreed)),
    elsewhere: elsewhere.map((one) => publicQuestion(one, structures, agreed)),
    structures: structuresInView(all)
      .filter(structure.isPublic)
      .sort(byName)
      .map(({ name, kind, commune }) => ({ name, kind, commune })),
    words: publicWords(doc, structures),
  };
}

/** What the public does not read here has no name: a text that cites it says neither its words nor its id. */
function publicNames(
  sentences: ReadonlyMap<string, string>,
  structures: ReadonlyMap<ItemId, Structure>,
): NameMention {
  return ({ kind, item }) => {
    const named = kind === 'structure' ? structures.get(item as ItemId) : undefined;
    const text = named !== undefined && structure.isPublic(named) ? named.name : '';
    return { text: kind === 'question' ? (sentences.get(item) ?? '') : text, to: null };
  };
}

/** By name as a reader would look for it; by id between namesakes, so that every copy says the same. */
const byName = (a: Structure, b: Structure): number =>
  compare(fold(a.name), fold(b.name)) || compare(a.id, b.id);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Of a spine, what the public reads and does not read under this theme already. */
function startsFrom(
  id: ItemId,
  spines: readonly Spine[],
  sentences: ReadonlyMap<string, string>,
  here: Iterable<ShownQuestion>,
): readonly PublicSentence[] {
  const read = new Set<string | null>([...here].flatMap(({ asked }) => asked.map((one) => one.id)));
  return sheetOf(id, { spines, carriers: [], steps: [], sheetLines: [] }).spine.flatMap(
    ({ question: one }) => {
      const sentence = one === null || read.has(one) ? undefined : sentences.get(one);
      return sentence === undefined ? [] : [{ id: one as ItemId, sentence }];
    },
  );
}

function carriersOf(
  id: ItemId,
  carriers: readonly Carrier[],
  structures: ReadonlyMap<ItemId, Structure>,
): readonly string[] {
  return sheetOf(id, { spines: [], carriers, steps: [], sheetLines: [] }).carriers.flatMap((one) => {
    const item = structures.get(one.structure);
    return item !== undefined && structure.isPublic(item) ? [item.name] : [];
  });
}

interface ShownQuestion {
  /** The question in front, then those of its group. */
  readonly asked: readonly Question[];
  readonly families: Families;
  readonly breadth: number;
  readonly structures: number;
  readonly askedAt: number;
  readonly id: ItemId;
}

function shownQuestions(doc: Y.Doc, structures: ReadonlyMap<ItemId, Structure>): ShownQuestion[] {
  const verdicts = readAll(doc, moderation);
  const shares = sharesByQuestion(readAll(doc, share).values());
  const questions = new Map(
    [...readAll(doc, question)].filter(
      ([id, asked]) => question.isPublic(asked) && standingOf(asked, verdicts.get(id)) === 'shared',
    ),
  );
  const groups = groupsOf(readAll(doc, grouping).values(), (id) => {
    const asked = questions.get(id);
    return asked !== undefined && mayBeJoined(asked, verdicts.get(id)) ? asked : undefined;
  });
  return [...questions.values()]
    .filter(({ id }) => (groups.get(id)?.front ?? id) === id)
    .map(({ id, askedAt }) => {
      const members = groups.get(id)?.members ?? [id];
      const asked = members.flatMap((one) => questions.get(one) ?? []);
      const said = members.flatMap((one) => shares.get(one) ?? []);
      const families = jointFamilies(asked, said, (one) => structures.get(one));
      return { asked, families, id, askedAt, ...families };
    })
    .sort(byBreadth);
}

function publicQuestion(
  shown: ShownQuestion,
  structures: ReadonlyMap<ItemId, Structure>,
  agreed: PublicNames,
): PublicQuestion {
  const { families } = shown;
  const shownName = (id: ItemId): string[] => {
    const item = structures.get(id);
    return item !== undefined && structure.isPublic(item) ? [item.name] : [];
  };
  const [front, ...otherWordings] = shown.asked.map((one): PublicWording => ({
    id: one.id,
    sentence: one.sentence,
    context: one.context,
    asker: publicAsker(one, structures, agreed),
  }));
  if (front === undefined) throw new Error(`nothing is shown of ${shown.id}`);
  const askers = new Set(
    [front, ...otherWordings].flatMap(({ asker }) => (asker.kind === 'structure' ? [asker.name] : [])),
  );
  return {
    ...front,
    otherWordings,
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
      .flatMap(shownName)
      .filter((name) => !askers.has(name)),
  };
}

function publicAsker(
  asked: Question,
  structures: ReadonlyMap<ItemId, Structure>,
  agreed: PublicNames,
): PublicAsker {
  switch (asked.voice.kind) {
    case 'person': {
      const name = agreed.get(asked.voice.person);
      return name === undefined ? { kind: 'person' } : { kind: 'person', name };
    }
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

/** A theme in the words that were published of it; null for one that the public does not read. */
function publishedTheme(doc: Y.Doc, item: Theme): (ThemeWords & Pick<Theme, 'id' | 'format'>) | null {
  const words = theme.isPublic(item) ? wordsPublished(doc, item.id) : null;
  return words === null ? null : { id: item.id, format: item.format, ...words };
}

const draftsAmong = (
  all: readonly Theme[],
  shown: readonly { readonly id: ItemId }[],
): ReadonlySet<string> => {
  const read = new Set(shown.map(({ id }) => id));
  return new Set(all.flatMap(({ id, archivedAt }) => (archivedAt === null && !read.has(id) ? [id] : [])));
};
