import type * as Y from 'yjs';
import { logDecision } from '#features/decisions/domain/logDecision.ts';
import { addCarrier } from '#features/sheet/domain/carriers.ts';
import { addLine } from '#features/sheet/domain/lines.ts';
import { setFormat, setSlot } from '#features/sheet/domain/setFormat.ts';
import { addToSpine, takeOutOfSpine } from '#features/sheet/domain/spineActs.ts';
import { addStep } from '#features/sheet/domain/steps.ts';
import { describe, expect, it } from 'vitest';
import { addTerm } from '#domain/commands/addTerm.ts';
import { archiveQuestion } from '#domain/commands/archiveQuestion.ts';
import { archiveTheme } from '#domain/commands/archiveTheme.ts';
import { publishTheme } from '#domain/commands/publishTheme.ts';
import { openSpaceToPublic } from '#domain/commands/changeSpace.ts';
import { groupQuestions } from '#domain/commands/groupQuestions.ts';
import { moderateQuestion } from '#domain/commands/moderateQuestion.ts';
import { placeQuestion } from '#domain/commands/placeQuestion.ts';
import { sharedType } from '#domain/collection.ts';
import { theme as themeKind } from '#domain/kinds/index.ts';
import { spineId } from '#domain/kinds/spine.ts';
import { writeRichContent } from '#domain/richContent.ts';
import { PUBLIC_PEN, type AccountId, type ItemId } from '#domain/ids.ts';
import type { World } from '#domain/world.ts';
import { publicPage, type PublicPage, type PublicQuestion } from '#domain/projections/publicPage.ts';
import {
  alsoOn,
  ANA,
  ask,
  copyTo,
  newCommons,
  newSpace,
  PAUL,
  puppetWorld,
  share,
  structureIn,
  themeIn,
  valueOf,
} from '../scene.ts';

const pageOf = (doc: Y.Doc): PublicPage => {
  const page = publicPage(doc);
  if (page === null) throw new Error('the page is closed');
  return page;
};
const questionsOf = (page: PublicPage): readonly PublicQuestion[] => [
  ...page.themes.flatMap((theme) => theme.questions),
  ...page.elsewhere,
];
const said = (page: PublicPage): string => JSON.stringify(page);
const by = (structure: ItemId) => ({ kind: 'structure', structure }) as const;

const wordIn = (doc: Y.Doc, world: World, word: string): ItemId =>
  valueOf(addTerm(doc, PAUL, { word, otherForms: [], meaning: null }, world)).term;

describe('publicPage', () => {
  it('PAGE-1: is null while the space is closed, or is none yet', () => {
    expect(publicPage(newCommons())).toBeNull();
    expect(publicPage(newSpace(puppetWorld(), false))).toBeNull();
    const doc = newSpace();
    openSpaceToPublic(doc, false);
    expect(publicPage(doc)).toBeNull();
    openSpaceToPublic(doc, true);
    expect(pageOf(doc).name).toBe('NEC Périgord');
  });

  it('PAGE-2: shows questions by theme, the broadest first, and the rest elsewhere', () => {
    const world = puppetWorld();
    const doc = newSpace(world);
    const [town, library, caf] = [
      structureIn(doc, world, 'Mairie', 'localAuthority'),
      structureIn(doc, world, 'Médiathèque', 'localFacility'),
      structureIn(doc, world, 'CAF', 'publicServiceOperator'),
    ];
    const [words, places] = [themeIn(doc, world, 'Mots'), themeIn(doc, world, 'Lieux')];
    const narrow = ask(doc, PAUL, world, { sentence: 'Étroite ?', voice: by(town), theme: words });
    const broad = ask(doc, PAUL, world, { sentence: 'Large ?', voice: by(town), theme: places });
    const loose = ask(doc, PAUL, world, { sentence: 'Ailleurs ?' });
    placeQuestion(doc, broad, words, world);
    for (const structure of [library, caf]) share(doc, ANA, world, broad, structure);

    const page = pageOf(doc);
    expect(page.themes.map((theme) => [theme.title, theme.questions.map((one) => one.id)])).toEqual([
      ['Mots', [broad, narrow]],
      ['Lieux', []],
    ]);
    expect(page.elsewhere.map((one) => one.id)).toEqual([loose]);
    expect([page.questions, page.structuresAsking]).toEqual([3, 3]);
    expect(page.themes[0]?.questions[0]).toMatchObject({
      asker: { kind: 'structure', name: 'Mairie' },
      structures: 3,
      alsoAsking: ['CAF', 'Médiathèque'],
    });
    expect(page.structures.map((one) => one.name)).toEqual(['CAF', 'Mairie', 'Médiathèque']);
  });

  it('PAGE-3: never tells who a person is', () => {
    const world = puppetWorld();
    const doc = newSpace(world);
    ask(doc, PAUL, world, { voice: { kind: 'person', person: 'account-of-paul' as AccountId } });
    const page = pageOf(doc);
    expect(questionsOf(page)[0]?.asker).toEqual({ kind: 'person' });
    expect(said(page)).not.toContain('account-of-paul');
  });

  it('PAGE-4: never names a structure that did not agree, and still counts it in its family', () => {
    const world = puppetWorld();
    const doc = newSpace(world);
    const shy = structureIn(doc, world, 'Ressourcerie discrète', 'association', false);
    const open = structureIn(doc, world, 'Mairie', 'localAuthority');
    ask(doc, PAUL, world, { voice: by(shy) });
    share(doc, PAUL, world, ask(doc, PAUL, world, { voice: by(open) }), shy);
    const page = pageOf(doc);
    expect(said(page)).not.toContain('discrète');
    expect(questionsOf(page).map((one) => one.asker)).toContainEqual({
      kind: 'family',
      family: 'association',
    });
    expect(page.structuresAsking).toBe(2);
    expect(page.structures).toHaveLength(1);
  });

  it('RICH-4: a text names what the public reads; of the rest neither words nor id go out', () => {
    const world = puppetWorld();
    const doc = newSpace(world);
    const theme = themeIn(doc, world, 'Mots');
    const cited = [
      ['question', ask(doc, PAUL, world, { sentence: 'Dite à tous ?' })],
      ['question', ask(doc, PAUL, world, { sentence: 'secret entre nous', inPublic: false })],
      ['structure', structureIn(doc, world, 'Mairie', 'localAuthority')],
      ['structure', structureIn(doc, world, 'secret discret', 'association', false)],
      ['term', wordIn(doc, world, 'secret de comité')],
    ] as const;
    writeRichContent(sharedType(doc, themeKind, theme, 'body') as Y.XmlFragment, [
      {
        name: 'paragraph',
        children: cited.map(([kind, item]) => ({ name: 'mention', attrs: { kind, item } })),
      },
    ]);
    valueOf(publishTheme(doc, theme, world));
    const page = pageOf(doc);
    const [block] = page.themes[0]?.body ?? [];
    expect(block?.kind === 'paragraph' && block.runs.map(({ text }) => text)).toEqual([
      'Dite à tous ?',
      '',
      'Mairie',
      '',
      '',
    ]);
    expect(said(page)).not.toContain('secret');
    for (const [, hidden] of [cited[1], cited[3], cited[4]]) expect(said(page)).not.toContain(hidden);
  });

  it('PAGE-5: leaves out what is archived, set aside, to welcome or kept among members', () => {
    const world = puppetWorld();
    const doc = newSpace(world);
    const theme = themeIn(doc, world, 'Mots');
    archiveQuestion(doc, PAUL, ask(doc, PAUL, world, { sentence: 'secret archivé', theme }), world);
    const aside = ask(doc, PAUL, world, { sentence: 'secret écarté', theme });
    moderateQuestion(doc, aside, { verdict: 'setAside', reason: 'secret motif' }, world);
    ask(doc, PAUL, world, { sentence: 'secret entre nous', inPublic: false });
    const form = { named: PUBLIC_PEN, veiled: PUBLIC_PEN };
    const waiting = ask(doc, form, world, { sentence: 'à accueillir ?' });
    expect(said(pageOf(doc))).not.toContain('secret');
    expect(pageOf(doc).questions).toBe(0);
    moderateQuestion(doc, waiting, { verdict: 'welcomed' }, world);
    expect(questionsOf(pageOf(doc)).map((one) => one.sentence)).toEqual(['à accueillir ?']);
  });

  it('PAGE-5: leaves out a theme that is archived or still being written; its questions stand apart', () => {
    const world = puppetWorld();
    const doc = newSpace(world);
    const [draft, old] = [
      themeIn(doc, world, 'secret en cours', false),
      themeIn(doc, world, 'secret ancien'),
    ];
    const [inDraft, inOld] = [draft, old].map((theme) => ask(doc, PAUL, world, { theme }));
    archiveTheme(doc, old, world);
    const page = pageOf(doc);
    expect(said(page)).not.toContain('secret');
    expect(page.themes).toEqual([]);
    expect(page.underWriting.map(({ id }) => id)).toEqual([inDraft]);
    expect(page.elsewhere.map(({ id }) => id)).toEqual([inOld]);
  });

  it('PAGE-6: says the same on every copy', () => {
    const world = puppetWorld();
    const doc = newSpace(world);
    const twins = newCommons(7);
    for (const one of ['écho', 'Echo', 'Arc', 'école']) structureIn(doc, world, one);
    const id = ask(doc, PAUL, world);
    twins.transact(() => structureIn(twins, puppetWorld('t'), 'Arc'));
    const [left, right] = [alsoOn(doc), alsoOn(twins)];
    const merged = [alsoOn(left), alsoOn(right)] as const;
    for (const copy of merged) for (const from of [doc, twins]) copyTo(from, copy);
    expect(pageOf(merged[0])).toEqual(pageOf(merged[1]));
    expect(questionsOf(pageOf(merged[0])).map((one) => one.id)).toEqual([id]);
    expect(pageOf(merged[0]).structures.map((one) => one.name)).toEqual(['Arc', 'Arc', 'écho', 'école']);
  });

  it('GROUP-12: shows a group once in each of its themes, with every wording and the union of who asks', () => {
    const world = puppetWorld();
    const doc = newSpace(world);
    const [town, library, caf] = [
      structureIn(doc, world, 'Mairie', 'localAuthority'),
      structureIn(doc, world, 'Médiathèque', 'localFacility'),
      structureIn(doc, world, 'CAF', 'publicServiceOperator', false),
    ];
    const [words, places] = [themeIn(doc, world, 'Mots'), themeIn(doc, world, 'Lieux')];
    const front = ask(doc, PAUL, world, { sentence: 'Devant ?', voice: by(town), theme: words });
    const behind = ask(doc, ANA, world, { sentence: 'Derrière ?', voice: by(library), theme: places });
    const hidden = ask(doc, ANA, world, { sentence: 'Entre nous ?', voice: by(caf), inPublic: false });
    share(doc, ANA, world, behind, town);
    share(doc, ANA, world, front, caf);
    for (const question of [behind, hidden]) groupQuestions(doc, { question, into: front }, world);

    const page = pageOf(doc);
    expect(page.questions).toBe(2);
    expect(page.themes.map(({ title, questionCount }) => [title, questionCount])).toEqual([
      ['Mots', 1],
      ['Lieux', 1],
    ]);
    expect(page.elsewhere).toEqual([]);
    expect(page.themes.map(({ questions }) => questions.map(({ id }) => id))).toEqual([[front], [front]]);
    expect(page.themes[0]?.questions[0]).toMatchObject({
      sentence: 'Devant ?',
      otherWordings: [{ sentence: 'Derrière ?', asker: { kind: 'structure', name: 'Médiathèque' } }],
      structures: 3,
      alsoAsking: [],
    });
    expect(said(page)).not.toContain('Entre nous');
    expect(said(page)).not.toContain('CAF');
    expect(pageOf(alsoOn(doc))).toEqual(page);
  });

  it('GROUP-12: where the question in front is not for the public, another stands in front there', () => {
    const world = puppetWorld();
    const doc = newSpace(world);
    const front = ask(doc, PAUL, world, { sentence: 'Devant ?', inPublic: false });
    const [one, two] = [
      ask(doc, ANA, world, { sentence: 'Une ?' }),
      ask(doc, ANA, world, { sentence: 'Deux ?' }),
    ];
    for (const question of [one, two]) groupQuestions(doc, { question, into: front }, world);
    expect(questionsOf(pageOf(doc))).toMatchObject([{ id: one, otherWordings: [{ id: two }] }]);
  });

  it('PAGE-7: a workshop says what it is and who carries it, if they agreed to be named; nothing else of its sheet', () => {
    const world = puppetWorld();
    const doc = newSpace(world);
    const [workshop, again] = [themeIn(doc, world, 'Emploi'), themeIn(doc, world, 'Aînés')];
    const caf = structureIn(doc, world, 'CAF', 'publicServiceOperator');
    const shy = structureIn(doc, world, 'secret discret', 'association', false);
    for (const theme of [workshop, again])
      for (const structure of [shy, caf]) addCarrier(doc, { theme, structure, member: 'secret-ana' }, world);
    setFormat(doc, workshop, 'workshop');
    setSlot(doc, workshop, { room: 'secret : salle', startsAt: 650 });
    addStep(doc, { theme: workshop, minutes: 20, what: 'secret : déroulé', who: 'secret : qui' }, world);
    addLine(doc, { theme: workshop, list: 'bringBack', words: 'secret : rapporter' }, world);
    logDecision(
      doc,
      { what: 'secret décidé', day: '2027-01-02', who: '', manner: 'consent', objections: [], about: [] },
      world,
    );
    const page = publicPage(doc);
    expect(page?.themes.map(({ format, carriers }) => [format, carriers])).toEqual([
      ['workshop', ['CAF']],
      ['plain', []],
    ]);
    expect(JSON.stringify(page)).not.toContain('secret');
  });

  it('PAGE-8: a round table counts the questions of its spine, and says the sentences of those that stand elsewhere', () => {
    const world = puppetWorld();
    const doc = newSpace(world);
    const [places, table] = [themeIn(doc, world, 'Lieux'), themeIn(doc, world, 'Qui paie ?')];
    setFormat(doc, table, 'roundTable');
    const [loose, placed, own, hidden, dropped] = [
      ask(doc, PAUL, world, { sentence: 'Hors thème ?' }),
      ask(doc, PAUL, world, { sentence: 'Où ?', theme: places }),
      ask(doc, PAUL, world, { sentence: 'Combien ?', theme: table }),
      ask(doc, PAUL, world, { sentence: 'secret : archivée ?', theme: places }),
      ask(doc, PAUL, world, { sentence: 'Quand ?', theme: places }),
    ];
    for (const question of [placed, loose, own, hidden, dropped]) addToSpine(doc, table, question);
    archiveQuestion(doc, PAUL, hidden, world);
    takeOutOfSpine(doc, spineId(table, dropped), world);

    const page = pageOf(doc);
    expect(
      page.themes.map(({ title, questionCount, startsFrom }) => [title, questionCount, startsFrom]),
    ).toEqual([
      ['Lieux', 2, []],
      [
        'Qui paie ?',
        3,
        [
          { id: placed, sentence: 'Où ?' },
          { id: loose, sentence: 'Hors thème ?' },
        ],
      ],
    ]);
    expect(page.themes[1]?.questions.map(({ id }) => id)).toEqual([own]);
    expect(page.questions).toBe(4);
    expect(said(page)).not.toContain('secret');
  });
});
