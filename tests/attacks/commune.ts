import * as Y from 'yjs';
import { foundSpace } from '#domain/commands/foundSpace.ts';
import { publicPage } from '#domain/projections/publicPage.ts';
import { create, sharedType } from '#domain/collection.ts';
import { addTerm } from '#domain/commands/addTerm.ts';
import { openAxis } from '#features/axes/domain/axes.ts';
import { offer } from '#features/needs/domain/offer.ts';
import { sayOfMatch } from '#features/needs/domain/sayOfMatch.ts';
import { moderateQuestion } from '#domain/commands/moderateQuestion.ts';
import { ownedId, type ItemId, type Pens } from '#domain/ids.ts';
import { annotation, reply, structure, theme } from '#domain/kinds/index.ts';
import type { World } from '#domain/world.ts';
import {
  ask,
  ANA as ANA_PENS,
  PAUL as PAUL_PENS,
  puppetWorld,
  share,
  structureIn,
  themeIn,
} from '../domain/scene.ts';
import { contentOf } from '../convergence/territory.ts';
import type { Device } from '../support/device.ts';
import { ANA, COMMONS, liveHouse, PAUL, ROSE, type LiveHouse } from '../support/liveHouse.ts';
import type { At } from './rawUpdate.ts';

/**
 * Ana's commons, in which she asked a question, set another one aside and opened a theme; Paul asked one, noted
 * something on Ana's, gave a word a meaning, and matched a need of his with a resource of hers; Ana said a need for his
 * structure and one for another; everybody is connected.
 */
export interface Commune {
  readonly house: LiveHouse;
  readonly world: ReturnType<typeof puppetWorld>;
  readonly ana: Device;
  readonly paul: Device;
  readonly rose: Device;
  readonly anasQuestion: ItemId;
  readonly paulsQuestion: ItemId;
  readonly asideQuestion: ItemId;
  readonly paulsNote: ItemId;
  readonly paulsWord: ItemId;
  readonly paulsMeaning: ItemId;
  readonly paulsNeed: ItemId;
  readonly anasResource: ItemId;
  readonly anasNeedForOurs: ItemId;
  readonly anasNeedForTheirs: ItemId;
  readonly paulsMatch: ItemId;
  readonly anasAxisForOurs: ItemId;
  readonly anasAxisForTheirs: ItemId;
  readonly theme: ItemId;
}

export async function commune(): Promise<Commune> {
  const house = liveHouse();
  const world = puppetWorld();
  const [ana, paul, rose] = [await house.comes(ANA), await house.comes(PAUL), await house.comes(ROSE)];
  foundSpace(
    ana.doc,
    { name: 'NEC Périgord', department: '24', eventDay: null, licence: 'cc-by-sa-4.0' },
    world,
  );
  const centre = structureIn(ana.doc, world, 'Centre social');
  for (const id of ['s1', 's2'])
    create(ana.doc, structure, id as ItemId, { name: id, mobilisation: 'contacted', inPublic: true });
  const voice = { kind: 'person', person: 'ana' as never } as const;
  const anasQuestion = ask(ana.doc, ANA_PENS, world, { sentence: 'Qui aide les aînés ?', voice });
  share(ana.doc, ANA_PENS, world, anasQuestion, centre);
  const asideQuestion = ask(ana.doc, ANA_PENS, world, { sentence: 'Qui paie ?', voice });
  moderateQuestion(ana.doc, asideQuestion, { verdict: 'setAside', reason: 'Hors sujet.' }, world);
  const id = themeIn(ana.doc, world, 'Aider');
  textOf(ana.doc, id).insert(0, 'Comprendre ce qui retient.');
  const anasResource = offered(ana.doc, ANA_PENS, 'resource', centre, world);
  const [anasNeedForOurs, anasNeedForTheirs] = ['s1', 's2'].map((one) =>
    offered(ana.doc, ANA_PENS, 'need', one as ItemId, world),
  ) as [ItemId, ItemId];
  const [anasAxisForOurs, anasAxisForTheirs] = ['s1', 's2'].map((one) =>
    axisOf(ana.doc, one as ItemId, anasQuestion, world),
  ) as [ItemId, ItemId];
  await house.rest(ana, paul, rose);
  const paulsQuestion = ask(paul.doc, PAUL_PENS, world, { sentence: 'Où est le Wi-Fi ?' });
  const paulsNote = note(paul.doc, PAUL_PENS, world, anasQuestion);
  const { paulsWord, paulsMeaning } = wordOfPaul(paul.doc, world);
  const paulsNeed = offered(paul.doc, PAUL_PENS, 'need', 's1' as ItemId, world);
  const paulsMatch = matchOf(paul.doc, paulsNeed, anasResource, world);
  await house.rest(ana, paul, rose);
  const items = {
    anasQuestion,
    paulsQuestion,
    asideQuestion,
    paulsNote,
    paulsWord,
    paulsMeaning,
    paulsNeed,
    anasResource,
    anasNeedForOurs,
    anasNeedForTheirs,
    paulsMatch,
    anasAxisForOurs,
    anasAxisForTheirs,
    theme: id,
  };
  return { house, world, ana, paul, rose, ...items };
}

function wordOfPaul(doc: Y.Doc, world: World): Pick<Commune, 'paulsWord' | 'paulsMeaning'> {
  const meaning = { structure: 's1' as ItemId, definition: 'Un lieu à plusieurs.', example: '' };
  const added = addTerm(doc, PAUL_PENS, { word: 'Tiers-lieu', otherForms: [], meaning }, world);
  if (!added.ok || added.value.meaning === null) throw new Error('the word was refused');
  return { paulsWord: added.value.term, paulsMeaning: added.value.meaning };
}

/** What a structure seeks or brings. */
function offered(doc: Y.Doc, pens: Pens, side: 'need' | 'resource', structure: ItemId, world: World): ItemId {
  const given = { structure, type: 'place', text: 'Une salle calme', place: null, theme: null } as const;
  const added = offer(doc, pens, side, given, world);
  if (!added.ok) throw new Error('it was refused');
  return added.value;
}

/** A line of work that a structure carries. */
function axisOf(doc: Y.Doc, structure: ItemId, question: ItemId, world: World): ItemId {
  const given = { sentence: 'Une porte commune', aim: '', alongside: [], nextDay: null, nextWhat: '' };
  const added = openAxis(doc, ANA_PENS, { ...given, structure, questions: [question] }, world);
  if (!added.ok) throw new Error('the axis was refused');
  return added.value;
}

function matchOf(doc: Y.Doc, need: ItemId, resource: ItemId, world: World): ItemId {
  const said = { need, resource, structure: 's1' as ItemId, state: 'proposed', why: '' } as const;
  const added = sayOfMatch(doc, PAUL_PENS, said, world);
  if (!added.ok) throw new Error('the match was refused');
  return added.value;
}

/** A note of somebody's on a question, in their own name. */
export function note(doc: Y.Doc, pens: Pens, world: World, item: ItemId): ItemId {
  const id = ownedId(pens.named, world.chance);
  create(doc, annotation, id, {
    target: { kind: 'question', item },
    gesture: 'clarify',
    note: 'Le matin seulement.',
    voice: { kind: 'person', person: pens.named as never },
    annotatedAt: world.now(),
  });
  return id;
}

export function replyTo(doc: Y.Doc, pens: Pens, world: World, under: ItemId): ItemId {
  const id = ownedId(pens.named, world.chance);
  create(doc, reply, id, { annotation: under, words: 'Et le soir ?', repliedAt: world.now() });
  return id;
}

function without(doc: Y.Doc, except: (id: string) => boolean): unknown {
  const content = contentOf(doc) as Record<string, Record<string, unknown>>;
  const rest = Object.entries(content.questions ?? {}).filter(([id]) => !except(id));
  return { ...content, questions: Object.fromEntries(rest) };
}

function pageWithout(doc: Y.Doc, except: (id: string) => boolean): unknown {
  const page = publicPage(doc);
  if (page === null) throw new Error('there is no public page');
  const elsewhere = page.elsewhere.filter(({ id }) => !except(id));
  return { ...page, elsewhere, questions: page.questions - (page.elsewhere.length - elsewhere.length) };
}

export function textOf(doc: Y.Doc, id: ItemId): Y.Text {
  const text = sharedType(doc, theme, id, 'intent');
  if (!(text instanceof Y.Text)) throw new Error('no text');
  return text;
}

/** What everybody sees: connected, newly come, and on the page that the server renders. */
export async function seenByAll(
  { house, ana, rose }: Commune,
  except: (id: string) => boolean = () => false,
): Promise<readonly unknown[]> {
  const newcomer = await house.comes(ROSE);
  const [onServer] = await Promise.all([
    house.rooms.read(COMMONS, (doc) => [without(doc, except), pageWithout(doc, except)]),
    house.clock.pass(100),
  ]);
  const seen = [...[ana, rose, newcomer].map(({ doc }) => without(doc, except)), onServer];
  newcomer.line?.cut();
  return structuredClone(seen);
}

/** Where the item under a key of a map stands. */
export function itemAt(map: unknown, key: string): At & { readonly length: number } {
  const item = map instanceof Y.Map ? map._map.get(key) : undefined;
  if (item === undefined) throw new Error(`nothing under ${key}`);
  return { ...item.id, length: item.length };
}

export const entryOf = (doc: Y.Doc, root: string, id: ItemId): unknown => doc.getMap(root).get(id);
