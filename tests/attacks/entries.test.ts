import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { create, patch, readItem, sharedType } from '#domain/collection.ts';
import { editQuestion } from '#domain/commands/editQuestion.ts';
import { editOffered, sayNeed } from '#features/needs/domain/offer.ts';
import { moderateQuestion } from '#domain/commands/moderateQuestion.ts';
import { publishAs, publishedOf, publishTheme, takeThemeOffPage } from '#domain/commands/publishTheme.ts';
import { vouchFor } from '#domain/commands/vouchFor.ts';
import { joinStructures, separateStructures } from '#domain/commands/joinStructures.ts';
import { withdrawShares } from '#domain/commands/withdrawShares.ts';
import type { ItemId } from '#domain/ids.ts';
import {
  annotation,
  need,
  publication,
  question,
  reply,
  space,
  structure,
  theme,
} from '#domain/kinds/index.ts';
import { SETTINGS } from '#domain/kinds/space.ts';
import { publicPage } from '#domain/projections/publicPage.ts';
import { writeRichContent, type RichNode } from '#domain/richContent.ts';
import type { Phase } from '#domain/spaceChoices.ts';
import type { Voice } from '#domain/voice.ts';
import { contentOf } from '../convergence/territory.ts';
import { ANA as ANA_PENS, ask, PAUL as PAUL_PENS, share, valueOf } from '../domain/scene.ts';
import type { Device } from '../support/device.ts';
import { SPACE, identity } from '../support/liveHouse.ts';
import { commune, entryOf, note, replyTo, type Commune } from './commune.ts';

const OURS: Voice = { kind: 'structure', structure: 's1' as ItemId };
const THEIRS: Voice = { kind: 'structure', structure: 's2' as ItemId };

const rest = (c: Commune): Promise<void> => c.house.rest(c.ana, c.paul, c.rose);
const refusalsOf = ({ heard }: Device) => heard.filter((frame) => frame.type === 'refused');
const comeBack = (c: Commune, device: Device): Promise<unknown> => device.connect(c.house.rooms);
const turnTo = (doc: Y.Doc, phase: Phase): boolean => patch(doc, space, SETTINGS, { phase });

/** Whoever comes anew holds what the others hold. */
async function agree(c: Commune, ...devices: readonly Device[]): Promise<void> {
  const newcomer = await c.house.comes(c.rose.identity);
  for (const { doc } of devices) expect(contentOf(doc)).toEqual(contentOf(newcomer.doc));
  expect(c.house.complaints).toEqual([]);
}

describe('Whom an entry speaks for', () => {
  it('GUARD-10: a question is refused whole, never published without its voice, and the rest goes on', async () => {
    const c = await commune();
    c.paul.line?.cut();
    const first = ask(c.paul.doc, PAUL_PENS, c.world, { voice: OURS });
    const forged = ask(c.paul.doc, PAUL_PENS, c.world, { sentence: 'Au nom des autres ?', voice: THEIRS });
    const later = ask(c.paul.doc, PAUL_PENS, c.world, { voice: { kind: 'person', person: 'paul' as never } });
    await comeBack(c, c.paul);
    await rest(c);
    expect(refusalsOf(c.paul)).toMatchObject([{ why: 'voice', paths: [`questions/${forged}`] }]);
    const last = ask(c.paul.doc, PAUL_PENS, c.world);
    await rest(c);
    for (const id of [first, later, last]) expect(readItem(c.rose.doc, question, id)).not.toBeNull();
    expect(readItem(c.rose.doc, question, forged)).toBeNull();
    await agree(c, c.ana, c.rose);
  });

  it('GUARD-10: it is so for the first words of a new device, whose later work goes on', async () => {
    const c = await commune();
    const other = await c.house.comes(c.paul.identity);
    ask(other.doc, PAUL_PENS, c.world, { voice: THEIRS });
    const next = ask(other.doc, PAUL_PENS, c.world, { voice: OURS });
    await c.house.rest(other, c.ana, c.paul, c.rose);
    expect(refusalsOf(other)).toMatchObject([{ why: 'voice' }]);
    expect(other.story.filter((frame) => frame.startsWith('again'))).toEqual([]);
    expect(readItem(c.rose.doc, question, next)).toMatchObject({ voice: OURS });
  });

  it('GUARD-18: a change of voice is refused alone, and the former voice stays', async () => {
    const c = await commune();
    const id = ask(c.paul.doc, PAUL_PENS, c.world, { voice: OURS });
    await rest(c);
    c.paul.doc.transact(() => {
      patch(c.paul.doc, question, id, { voice: THEIRS, sentence: 'Et nous ?' });
    });
    await rest(c);
    expect(refusalsOf(c.paul)).toMatchObject([{ why: 'voice', paths: [`questions/${id}/voice`] }]);
    for (const { doc } of [c.ana, c.rose])
      expect(readItem(doc, question, id)).toMatchObject({ voice: OURS, sentence: 'Et nous ?' });
    await agree(c, c.ana, c.rose);
  });

  it('GUARD-10: an organiser brings what was said on paper by any structure, and speaks as nobody else', async () => {
    const c = await commune();
    const card = ask(c.ana.doc, ANA_PENS, c.world, { voice: THEIRS, source: 'paperCard' });
    const said = share(c.ana.doc, ANA_PENS, c.world, c.paulsQuestion, 's2' as ItemId);
    await rest(c);
    expect(refusalsOf(c.ana)).toEqual([]);
    expect(readItem(c.rose.doc, question, card)).toMatchObject({ voice: THEIRS });
    expect([...c.rose.doc.getMap('shares').keys()]).toContain(said);
    ask(c.ana.doc, ANA_PENS, c.world, { voice: { kind: 'person', person: 'paul' as never } });
    await rest(c);
    expect(refusalsOf(c.ana)).toMatchObject([{ why: 'voice' }]);
  });

  it('PEOPLE-12: whoever stands for one more structure speaks for it at once, on every line', async () => {
    const c = await commune();
    const tablet = await c.house.comes(c.paul.identity);
    c.house.rooms.learn(SPACE, 'paul', { structures: ['s1', 's2'] as ItemId[] });
    const ids = [c.paul, tablet].map(({ doc }) => ask(doc, PAUL_PENS, c.world, { voice: THEIRS }));
    await c.house.rest(c.ana, c.paul, c.rose, tablet);
    for (const id of ids) expect(readItem(c.rose.doc, question, id)).toMatchObject({ voice: THEIRS });
    expect([...refusalsOf(c.paul), ...refusalsOf(tablet)]).toEqual([]);
  });

  it('CARD-18: whoever added a structure puts it away no more once its own people said that it is them', async () => {
    const c = await commune();
    const id = 'paul~card' as ItemId;
    create(c.paul.doc, structure, id, { name: 'Le Lavoir', mobilisation: 'thoughtOf' });
    patch(c.paul.doc, structure, id, { archivedAt: 9, archivedFor: 'Par erreur' });
    await rest(c);
    expect(refusalsOf(c.paul)).toEqual([]);
    expect(readItem(c.rose.doc, structure, id)?.archivedAt).toBe(9);
    patch(c.paul.doc, structure, id, { archivedAt: null });
    await rest(c);
    valueOf(vouchFor(c.ana.doc, ANA_PENS, { structure: id, speaksFor: id }, c.world));
    await rest(c);
    patch(c.paul.doc, structure, id, { archivedAt: 10 });
    await rest(c);
    expect(refusalsOf(c.paul)).toMatchObject([{ why: 'notAllowed', paths: [`structures/${id}/archivedAt`] }]);
    expect(readItem(c.rose.doc, structure, id)?.archivedAt).toBeNull();
    patch(c.ana.doc, structure, id, { archivedAt: 11, archivedFor: 'Elle a fermé.' });
    await rest(c);
    expect(readItem(c.rose.doc, structure, id)?.archivedFor).toBe('Elle a fermé.');
  });

  it('CARD-17: whoever stands for a card stands for the one as which it reads, until the two are separated', async () => {
    const c = await commune();
    const [ours, theirs] = ['s1', 's2'] as ItemId[] as [ItemId, ItemId];
    valueOf(joinStructures(c.ana.doc, { twin: ours, into: theirs }));
    await rest(c);
    patch(c.paul.doc, structure, theirs, { about: 'Un café.' });
    const asked = ask(c.paul.doc, PAUL_PENS, c.world, { voice: THEIRS });
    await rest(c);
    expect(refusalsOf(c.paul)).toEqual([]);
    expect(readItem(c.rose.doc, structure, theirs)?.about).toBe('Un café.');
    valueOf(separateStructures(c.ana.doc, ours));
    await rest(c);
    patch(c.paul.doc, structure, theirs, { about: 'Faux' });
    await rest(c);
    expect(refusalsOf(c.paul)).toMatchObject([{ paths: [`structures/${theirs}/about`] }]);
    expect(readItem(c.rose.doc, structure, theirs)?.about).toBe('Un café.');
    // What was said for it meanwhile stays its author's.
    expect(readItem(c.rose.doc, question, asked)).toMatchObject({ voice: THEIRS });
  });

  it('NEED-7: a colleague mends and closes what their structure seeks; once they stand for it no more, they do not', async () => {
    const c = await commune();
    const paul = { pens: PAUL_PENS, tends: true };
    const edited = {
      structure: 's1' as ItemId,
      type: 'place',
      text: 'Une salle',
      place: null,
      theme: null,
    } as const;
    editOffered(c.paul.doc, paul, 'need', c.anasNeedForOurs, edited, c.world);
    sayNeed(c.paul.doc, paul, c.anasNeedForOurs, 'met');
    await rest(c);
    expect(refusalsOf(c.paul)).toEqual([]);
    for (const { doc } of [c.ana, c.rose])
      expect(readItem(doc, need, c.anasNeedForOurs)).toMatchObject({ text: 'Une salle', state: 'met' });
    // One that was added twice reads as his.
    patch(c.ana.doc, structure, 's2' as ItemId, { joinedInto: 's1' });
    await rest(c);
    sayNeed(c.paul.doc, paul, c.anasNeedForTheirs, 'met');
    await rest(c);
    expect(refusalsOf(c.paul)).toEqual([]);
    expect(readItem(c.rose.doc, need, c.anasNeedForTheirs)?.state).toBe('met');
    c.house.rooms.learn(SPACE, 'paul', { structures: [] });
    sayNeed(c.paul.doc, paul, c.anasNeedForOurs, 'open');
    await rest(c);
    expect(refusalsOf(c.paul)).toMatchObject([{ why: 'notYours' }]);
    expect(readItem(c.rose.doc, need, c.anasNeedForOurs)?.state).toBe('met');
  });

  it('GUARD-12: what was let in once is not refused when its author brings it again', async () => {
    const c = await commune();
    const said = share(c.paul.doc, PAUL_PENS, c.world, c.anasQuestion, 's1' as ItemId);
    const asked = ask(c.paul.doc, PAUL_PENS, c.world, { voice: OURS });
    await rest(c);
    c.paul.line?.cut();
    moderateQuestion(c.ana.doc, c.anasQuestion, { verdict: 'setAside' }, c.world);
    await rest(c);
    // He stands for nothing any more, and his device brings all that it holds.
    await c.paul.plug().enter(c.house.rooms, c.paul.room, identity('paul', 'partner', 'veil-p'), true);
    c.paul.forge(Y.encodeStateAsUpdate(c.paul.doc));
    await rest(c);
    expect(refusalsOf(c.paul)).toEqual([]);
    // What he said for it may still be taken back, and its words mended.
    expect(
      withdrawShares(c.paul.doc, PAUL_PENS, { question: c.anasQuestion, structure: 's1' as ItemId }, c.world),
    ).toBe(1);
    editQuestion(
      c.paul.doc,
      PAUL_PENS,
      asked,
      { sentence: 'Mieux ?', context: null, inPublic: true },
      c.world,
    );
    await rest(c);
    expect(refusalsOf(c.paul)).toEqual([]);
    expect((entryOf(c.rose.doc, 'shares', said) as Y.Map<unknown>).get('archivedAt')).toBeTypeOf('number');
    expect(readItem(c.rose.doc, question, asked)).toMatchObject({ voice: OURS, sentence: 'Mieux ?' });
  });
});

describe('What an organiser has set aside', () => {
  it('GUARD-11: takes no new share, note or answer, also when they were made without network', async () => {
    const c = await commune();
    c.paul.line?.cut();
    const said = share(c.paul.doc, PAUL_PENS, c.world, c.anasQuestion, 's1' as ItemId);
    const noted = note(c.paul.doc, PAUL_PENS, c.world, c.anasQuestion);
    const elsewhere = share(c.paul.doc, PAUL_PENS, c.world, c.paulsQuestion, 's1' as ItemId);
    moderateQuestion(c.ana.doc, c.anasQuestion, { verdict: 'setAside', reason: 'Déjà posée.' }, c.world);
    await rest(c);
    await comeBack(c, c.paul);
    await rest(c);
    expect(refusalsOf(c.paul)).toMatchObject([
      { why: 'setAside', paths: [`shares/${said}`, `annotations/${noted}`] },
    ]);
    expect([...c.rose.doc.getMap('shares').keys()]).toContain(elsewhere);
    await agree(c, c.ana, c.rose);
  });

  it('GUARD-11: takes no reply under its notes, nor under a note that comes with the reply', async () => {
    const c = await commune();
    turnTo(c.ana.doc, 'during');
    await rest(c);
    c.paul.line?.cut();
    const under = replyTo(c.paul.doc, PAUL_PENS, c.world, c.paulsNote);
    const noted = note(c.paul.doc, PAUL_PENS, c.world, c.anasQuestion);
    const underIt = replyTo(c.paul.doc, PAUL_PENS, c.world, noted);
    moderateQuestion(c.ana.doc, c.anasQuestion, { verdict: 'setAside' }, c.world);
    await rest(c);
    await comeBack(c, c.paul);
    await rest(c);
    expect(refusalsOf(c.paul)).toMatchObject([
      { why: 'setAside', paths: [`replies/${under}`, `annotations/${noted}`, `replies/${underIt}`] },
    ]);
    expect(c.rose.doc.getMap('replies').size).toBe(0);
  });

  it('GUARD-11: an author mends their own question that is set aside, and a note set aside takes no reply', async () => {
    const c = await commune();
    turnTo(c.ana.doc, 'during');
    moderateQuestion(c.ana.doc, c.paulsQuestion, { verdict: 'setAside', reason: 'Trop vague.' }, c.world);
    moderateQuestion(c.ana.doc, c.paulsNote, { verdict: 'setAside' }, c.world);
    await rest(c);
    const mended = { sentence: 'Où est le Wi-Fi de la salle ?', context: null, inPublic: true };
    editQuestion(c.paul.doc, PAUL_PENS, c.paulsQuestion, mended, c.world);
    await rest(c);
    expect(refusalsOf(c.paul)).toEqual([]);
    expect(readItem(c.rose.doc, question, c.paulsQuestion)?.sentence).toBe(mended.sentence);
    replyTo(c.paul.doc, PAUL_PENS, c.world, c.paulsNote);
    await rest(c);
    expect(refusalsOf(c.paul)).toMatchObject([{ why: 'setAside' }]);
  });

  it('GUARD-11: a note or a share that points to nothing that is here may stand: its cause may come later', async () => {
    const c = await commune();
    const noted = note(c.paul.doc, PAUL_PENS, c.world, 'luc~not-here-yet' as ItemId);
    const stray = replyTo(c.ana.doc, ANA_PENS, c.world, 'luc~not-here-either' as ItemId);
    await rest(c);
    expect(readItem(c.rose.doc, annotation, noted)).not.toBeNull();
    // Before discussion is open a reply is refused for that, whatever it points to.
    expect(refusalsOf(c.ana)).toMatchObject([{ why: 'phase', paths: [`replies/${stray}`] }]);
  });
});

describe('Before discussion is open', () => {
  it('GUARD-15: an update that turns the page and replies in one turns the page, and its reply is refused', async () => {
    const c = await commune();
    let early = '' as ItemId;
    c.ana.doc.transact(() => {
      turnTo(c.ana.doc, 'during');
      early = replyTo(c.ana.doc, ANA_PENS, c.world, c.paulsNote);
    });
    await rest(c);
    expect(refusalsOf(c.ana)).toMatchObject([{ why: 'phase', paths: [`replies/${early}`] }]);
    expect(readItem(c.rose.doc, space, SETTINGS)?.phase).toBe('during');
    const now = replyTo(c.paul.doc, PAUL_PENS, c.world, c.paulsNote);
    await rest(c);
    expect(readItem(c.rose.doc, reply, now)).not.toBeNull();
    expect(readItem(c.rose.doc, reply, early)).toBeNull();
  });

  it('GUARD-15: a reply written offline while it was open is refused once the page is turned back', async () => {
    const c = await commune();
    turnTo(c.ana.doc, 'during');
    await rest(c);
    const open = replyTo(c.paul.doc, PAUL_PENS, c.world, c.paulsNote);
    await rest(c);
    c.paul.line?.cut();
    const late = replyTo(c.paul.doc, PAUL_PENS, c.world, c.paulsNote);
    const asked = ask(c.paul.doc, PAUL_PENS, c.world);
    patch(c.paul.doc, reply, open, { words: 'Et le soir, alors ?' });
    turnTo(c.ana.doc, 'before');
    await rest(c);
    await comeBack(c, c.paul);
    await rest(c);
    expect(refusalsOf(c.paul).at(-1)).toMatchObject({ why: 'phase', paths: [`replies/${late}`] });
    expect(readItem(c.rose.doc, reply, late)).toBeNull();
    // What stood already is still its author's to mend.
    expect(readItem(c.rose.doc, reply, open)?.words).toBe('Et le soir, alors ?');
    expect(readItem(c.rose.doc, question, asked)).not.toBeNull();
    await agree(c, c.ana, c.rose);
  });
});

describe('A right that is withdrawn', () => {
  it('GUARD-16: a partner who became a reader without network is refused with reason and places', async () => {
    const c = await commune();
    c.paul.line?.cut();
    const asked = ask(c.paul.doc, PAUL_PENS, c.world);
    patch(c.paul.doc, question, c.paulsQuestion, { sentence: 'Changée ?' });
    const before = contentOf(c.rose.doc);
    await c.paul.plug().enter(c.house.rooms, c.paul.room, identity('paul', 'reader', 'veil-p', ['s1']), true);
    await rest(c);
    const paths = [`questions/${asked}`, `questions/${c.paulsQuestion}/sentence`];
    expect(refusalsOf(c.paul)).toMatchObject([{ why: 'role', paths }]);
    expect(contentOf(c.rose.doc)).toEqual(before);
    await agree(c, c.ana, c.rose);
  });

  it('GUARD-16: it is so at once for who is connected, also for what has arrived and was not judged yet', async () => {
    const c = await commune();
    const asked = ask(c.paul.doc, PAUL_PENS, c.world);
    c.paul.line?.bringUp();
    c.house.rooms.learn(SPACE, 'paul', { role: 'reader' });
    await rest(c);
    expect(refusalsOf(c.paul)).toMatchObject([{ why: 'role' }]);
    expect(c.paul.story).toContain('news role');
    expect(readItem(c.rose.doc, question, asked)).toBeNull();
    c.house.rooms.learn(SPACE, 'paul', { role: 'partner' });
    // His device holds what was refused: it goes out when it is asked for what is missing.
    await comeBack(c, c.paul);
    await rest(c);
    expect(readItem(c.rose.doc, question, asked)).not.toBeNull();
  });

  it('GUARD-16: a room that the new role may not open is closed to it', async () => {
    const c = await commune();
    const lucie = await c.house.comes(identity('lucie', 'organiser'), `${SPACE}/backstage`);
    c.house.rooms.learn(SPACE, 'lucie', { role: 'partner' });
    expect(lucie.line?.closedWith).toBe(4403);
  });
});

describe('What the public reads of a theme', () => {
  const onPage = (doc: Y.Doc): string => JSON.stringify(publicPage(doc));
  const reasonsTo = (device: Device): ReadonlySet<string> =>
    new Set(refusalsOf(device).map(({ why }) => why));
  const paragraph = (text: string) => ({ name: 'paragraph', children: [{ runs: [{ text }] }] });

  it('PUBLISH-7: a partner publishes nothing, writes in nothing that is published, and takes nothing off the page', async () => {
    const c = await commune();
    const before = onPage(c.rose.doc);
    const mine = valueOf(publishTheme(c.paul.doc, c.theme, c.world));
    expect(mine.title).toBe('Aider');
    await rest(c);
    expect(reasonsTo(c.paul)).toEqual(new Set(['notAllowed']));
    expect(onPage(c.rose.doc)).toBe(before);

    const other = await c.house.comes(c.paul.identity);
    const body = sharedType(other.doc, publication, c.theme, 'body') as Y.XmlFragment;
    writeRichContent(body, [paragraph('Glissé par Paul')]);
    other.doc.getMap<Y.Map<unknown>>('publications').get(c.theme)?.set('title', 'Le titre de Paul');
    await c.house.rest(other, c.ana, c.rose);
    expect(reasonsTo(other)).toEqual(new Set(['notAllowed']));

    const third = await c.house.comes(c.paul.identity);
    takeThemeOffPage(third.doc, c.theme);
    await c.house.rest(third, c.ana, c.rose);
    expect(reasonsTo(third)).toEqual(new Set(['notAllowed']));
    expect(onPage(c.rose.doc)).toBe(before);
    await agree(c, c.ana, c.rose);
  });

  it('PUBLISH-7: an organiser publishes, again and off again, and nobody is refused anything', async () => {
    const c = await commune();
    (sharedType(c.ana.doc, theme, c.theme, 'intent') as Y.Text).insert(0, 'Encore un mot. ');
    await rest(c);
    expect(onPage(c.rose.doc)).not.toContain('Encore un mot');
    valueOf(publishTheme(c.ana.doc, c.theme, c.world));
    await rest(c);
    expect(onPage(c.rose.doc)).toContain('Encore un mot');
    takeThemeOffPage(c.ana.doc, c.theme);
    await rest(c);
    expect(publishedOf(c.rose.doc, c.theme)).toBeNull();
    valueOf(publishTheme(c.ana.doc, c.theme, c.world));
    await rest(c);
    expect(refusalsOf(c.ana)).toEqual([]);
    expect(publishedOf(c.rose.doc, c.theme)?.title).toBe('Aider');
    await agree(c, c.ana, c.paul, c.rose);
  });

  it.each<readonly [string, () => ReadonlyMap<string, unknown>]>([
    ['a title that is a shared text', () => new Map([['title', new Y.Text('Volé')]])],
    ['a body that is a string', () => new Map([['body', '<script>Volé</script>']])],
    ['a body that is a map', () => new Map([['body', new Y.Map([['Volé', 1]])]])],
    ['words too long to be plain', () => new Map([['intent', 'Volé'.repeat(20_000)]])],
    ['a body that holds a map', () => new Map([['body', fragmentOf(new Y.Map([['Volé', 1]]) as never)]])],
  ])('PUBLISH-7: %s is not let in, and the page still renders', async (_, forged) => {
    const c = await commune();
    const fields = forged();
    c.ana.doc.transact(() => {
      c.ana.doc.getMap<Y.Map<unknown>>('publications').set(c.theme, new Y.Map(fields));
    });
    await rest(c);
    expect(reasonsTo(c.ana)).toEqual(new Set(['shape']));
    expect(onPage(c.rose.doc)).not.toContain('Volé');
    const newcomer = await c.house.comes(c.rose.identity);
    expect(onPage(newcomer.doc)).toBe(onPage(c.rose.doc));
  });

  it('PUBLISH-7: what only a newer program would publish renders as plain words', async () => {
    const c = await commune();
    const deep = Array.from({ length: 12 }).reduce<RichNode>(
      (inner) => ({ name: 'blockquote', children: [inner] }),
      paragraph('Tout au fond'),
    );
    const body = [
      deep,
      { name: 'hologram', attrs: { href: 'javascript:1' }, children: [paragraph('Un jour')] },
    ];
    publishAs(c.ana.doc, c.theme, { at: 9, title: 'x'.repeat(500), intent: '', body });
    await rest(c);
    expect(refusalsOf(c.ana)).toEqual([]);
    const [shown] = publicPage(c.rose.doc)?.themes ?? [];
    expect(shown?.title).toHaveLength(160);
    expect(JSON.stringify(shown)).toContain('Un jour');
    expect(JSON.stringify(shown)).not.toContain('javascript');
    valueOf(publishTheme(c.ana.doc, c.theme, c.world));
    await rest(c);
    await agree(c, c.ana, c.rose);
  });

  it('PUBLISH-7: an hour that no calendar shows is not let in: the one that stood stays', async () => {
    const c = await commune();
    const before = publishedOf(c.rose.doc, c.theme)?.at;
    publishAs(c.ana.doc, c.theme, { at: 8.7e15, title: 'Aider', intent: '', body: [] });
    await rest(c);
    expect(refusalsOf(c.ana)).toMatchObject([{ why: 'shape', paths: [`themes/${c.theme}/publishedAt`] }]);
    expect(before).toBeTypeOf('number');
    expect(publishedOf(c.rose.doc, c.theme)?.at).toBe(before);
  });
});

function fragmentOf(child: Y.XmlElement): Y.XmlFragment {
  const fragment = new Y.XmlFragment();
  fragment.insert(0, [child]);
  return fragment;
}
