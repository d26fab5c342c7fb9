import * as Y from 'yjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { readAll } from '#domain/collection.ts';
import { openCommons } from '#domain/everyKind.ts';
import { addStructure } from '#domain/commands/addStructure.ts';
import { askQuestion } from '#domain/commands/askQuestion.ts';
import { moderateQuestion } from '#domain/commands/moderateQuestion.ts';
import { openTheme } from '#domain/commands/openTheme.ts';
import { placeQuestion } from '#domain/commands/placeQuestion.ts';
import { shareQuestion } from '#domain/commands/shareQuestion.ts';
import { ownsItem, type ItemId, type Pen, type Pens } from '#domain/ids.ts';
import { moderation, placement, question, share, theme } from '#domain/kinds/index.ts';
import type { Result } from '#domain/result.ts';
import { NOBODY } from '#domain/voice.ts';
import type { World } from '#domain/world.ts';
import { newsSince, type News } from '#ui/views/news.ts';

const pens = (name: string): Pens => ({ named: name as Pen, veiled: `${name}-veiled` as Pen });
const ana = pens('ana');
const paul = pens('paul');

let doc: Y.Doc;
let hour: number;
let drawn: number;
const world: World = { now: () => hour, chance: () => `n${(drawn += 1)}` };

const value = <T>(result: Result<T, string>): T => {
  if (!result.ok) throw new Error(result.why);
  return result.value;
};
const ask = (who: Pens, sentence: string): ItemId =>
  value(askQuestion(doc, who, { sentence, voice: NOBODY }, world));
const newsOf = (who: Pens, since: number): News =>
  newsSince(since, {
    questions: readAll(doc, question),
    shares: readAll(doc, share),
    themes: readAll(doc, theme),
    placements: readAll(doc, placement),
    moderations: readAll(doc, moderation),
    isMine: (id) => ownsItem(who, id),
  });

beforeEach(() => {
  doc = openCommons(new Y.Doc());
  hour = 10;
  drawn = 0;
});

describe('what moved since Paul’s last visit', () => {
  it('UI-2: counts what others asked since, not his own, nor what he had read', () => {
    ask(ana, 'Avant ?');
    hour = 30;
    ask(ana, 'Après ?');
    ask(paul, 'La mienne ?');
    expect(newsOf(paul, 20).questions).toBe(1);
  });

  it('leaves out what an organiser set aside', () => {
    hour = 30;
    const other = ask(ana, 'Une autre ?');
    moderateQuestion(doc, other, { verdict: 'setAside', reason: 'double' }, world);
    expect(newsOf(paul, 20).questions).toBe(0);
  });

  it('names the structures that ask his question too, each once', () => {
    const mine = ask(paul, 'La mienne ?');
    const structure = value(addStructure(doc, { name: 'Mairie', kind: 'localAuthority' }, world));
    hour = 30;
    value(shareQuestion(doc, ana, { question: mine, structure }, world));
    value(shareQuestion(doc, pens('zoe'), { question: mine, structure }, world));
    expect(newsOf(paul, 20).sharedMine).toMatchObject([{ question: { id: mine }, structures: [structure] }]);
  });

  it('tells new themes, and those that questions joined', () => {
    const old = value(openTheme(doc, { title: 'Seniors' }, world));
    const asked = ask(ana, 'Avant ?');
    hour = 30;
    const fresh = value(openTheme(doc, { title: 'Emploi' }, world));
    placeQuestion(doc, asked, old, world);
    const news = newsOf(paul, 20);
    expect(news.newThemes.map(({ id }) => id)).toEqual([fresh]);
    expect(news.grownThemes).toMatchObject([{ theme: { id: old }, questions: 1 }]);
  });
});
