import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { groupQuestions } from '#domain/commands/groupQuestions.ts';
import { shareQuestion } from '#domain/commands/shareQuestion.ts';
import { readAll } from '#domain/collection.ts';
import { csvText } from '#features/files/domain/csvText.ts';
import {
  publicRows,
  QUESTION_COLUMNS,
  questionRows,
  questionTable,
  type QuestionColumn,
} from '#features/files/domain/questionTables.ts';
import type { AccountId, ItemId } from '#domain/ids.ts';
import { grouping, moderation, question, share, structure, theme } from '#domain/kinds/index.ts';
import { groupsOf, mayBeJoined } from '#domain/projections/groups.ts';
import { publicPage } from '#domain/projections/publicPage.ts';
import { sharesByQuestion } from '#domain/projections/sharesByQuestion.ts';
import { fr as common } from '#ui/words/common/fr.ts';
import { ANA, ask, newSpace, PAUL, puppetWorld, structureIn, themeIn, valueOf } from '../scene.ts';

const WORDS = { kinds: common.structureKinds, somebody: common.somebody };

/** What a member's device holds, as the page of files hands it over. */
function rowsOf(doc: Y.Doc) {
  const [questions, verdicts] = [readAll(doc, question), readAll(doc, moderation)];
  const shares = sharesByQuestion(readAll(doc, share).values());
  const structures = readAll(doc, structure);
  const themes = readAll(doc, theme);
  const groups = groupsOf(readAll(doc, grouping).values(), (id) => {
    const asked = questions.get(id);
    return asked !== undefined && mayBeJoined(asked, verdicts.get(id)) ? asked : undefined;
  });
  return questionRows({
    questions,
    sharesOf: (id) => shares.get(id) ?? [],
    groupOf: (id) => groups.get(id) ?? null,
    structureOf: (id) => structures.get(id),
    themeOf: (asked) => (asked.theme === null ? null : (themes.get(asked.theme as ItemId)?.title ?? null)),
  });
}

/** Two wordings read as one, a question of a person, one without a name, and one that the public does not read. */
function scene() {
  const [doc, world] = [newSpace(), puppetWorld()];
  const centre = structureIn(doc, world, 'Centre social de Ribérac', 'localFacility');
  const hall = structureIn(doc, world, 'Mairie, de Nontron', 'localAuthority');
  const hidden = structureIn(doc, world, 'Association discrète', 'association', false);
  const elders = themeIn(doc, world, 'Les aînés');
  const front = ask(doc, ANA, world, {
    sentence: '=Qui aide "les aînés" ?',
    voice: { kind: 'structure', structure: centre },
    theme: elders,
  });
  const other = ask(doc, PAUL, world, {
    sentence: 'Qui accompagne les seniors ?',
    voice: { kind: 'structure', structure: hidden },
  });
  valueOf(groupQuestions(doc, { question: other, into: front }, world));
  valueOf(shareQuestion(doc, PAUL, { question: front, structure: hall }, world));
  ask(doc, PAUL, world, {
    sentence: 'Et moi ?',
    voice: { kind: 'person', person: 'account-of-paul' as AccountId },
  });
  ask(doc, PAUL, world, { sentence: 'Sans nom ?', voice: { kind: 'nobody', family: 'residents' } });
  ask(doc, PAUL, world, { sentence: 'Entre nous ?', inPublic: false });
  return doc;
}

const column = (table: readonly (readonly string[])[], name: QuestionColumn): readonly string[] =>
  table.slice(1).map((row) => row[QUESTION_COLUMNS.indexOf(name)] ?? '');

describe('Questions as a file', () => {
  it('FILE-15: say who asks, in which theme, and how many share them; those read together stand together', () => {
    const table = questionTable(rowsOf(scene()), WORDS);
    expect(table[0]).toEqual([...QUESTION_COLUMNS]);
    expect(column(table, 'question').slice(0, 2)).toEqual([
      '=Qui aide "les aînés" ?',
      'Qui accompagne les seniors ?',
    ]);
    expect(column(table, 'lue_avec').slice(0, 3)).toEqual(['', '1', '']);
    expect(column(table, 'nombre_structures').slice(0, 2)).toEqual(['3', '']);
    expect(column(table, 'themes').slice(0, 2)).toEqual(['Les aînés', '']);
    expect(column(table, 'posee_par').slice(0, 2)).toEqual([
      'Centre social de Ribérac',
      'Association discrète',
    ]);
    expect(column(table, 'aussi_posee_par')[0]).toBe('Mairie, de Nontron');
    expect(table).toHaveLength(6);
  });

  it('FILE-15: hold no formula, and neither a name of a person nor a pen', () => {
    const text = csvText(questionTable(rowsOf(scene()), WORDS), 'spreadsheet');
    expect(text).toContain('"\'=Qui aide ""les aînés"" ?"');
    expect(text).toContain('"Une personne du réseau"');
    for (const secret of ['account-of-paul', 'paul', 'veil', 'ana']) expect(text).not.toContain(secret);
  });

  it('FILE-17: the public file has what the public page has, and names nobody who agreed to be named there', () => {
    const doc = scene();
    const agreed = new Map([['account-of-paul', 'Paul Marqueur']]);
    const page = publicPage(doc, agreed);
    if (page === null) throw new Error('closed');
    expect(JSON.stringify(page)).toContain('Paul Marqueur');
    const table = questionTable(publicRows(page), WORDS);
    expect(column(table, 'question')).not.toContain('Entre nous ?');
    expect(column(table, 'question')).toHaveLength(4);
    const text = csvText(table, 'open');
    for (const secret of ['Paul', 'account-of-paul', 'veil', 'discrète']) expect(text).not.toContain(secret);
    const at = column(table, 'question').indexOf('Qui accompagne les seniors ?');
    expect(column(table, 'famille')[at]).toBe('Association');
    expect(column(table, 'lue_avec')[at]).not.toBe('');
    expect(column(table, 'famille')[column(table, 'question').indexOf('Sans nom ?')]).toBe('Habitants');
  });

  it('FILE-17: a group that stands in two themes is one row, with both', () => {
    const [doc, world] = [newSpace(), puppetWorld()];
    const [one, two] = [themeIn(doc, world, 'Les aînés'), themeIn(doc, world, 'Les lieux')];
    const a = ask(doc, ANA, world, { sentence: 'Où aller ?', theme: one });
    const b = ask(doc, PAUL, world, { sentence: 'Où se rendre ?', theme: two });
    valueOf(groupQuestions(doc, { question: b, into: a }, world));
    const page = publicPage(doc);
    if (page === null) throw new Error('closed');
    const table = questionTable(publicRows(page), WORDS);
    expect(table).toHaveLength(3);
    expect(column(table, 'themes')[0]).toBe('Les aînés|Les lieux');
  });
});
