import { describe, expect, it } from 'vitest';
import { ownedId, PUBLIC_PEN, type ItemId } from '#domain/ids.ts';
import type { Grouping, Moderation, Placement, Question } from '#domain/kinds/index.ts';
import { becameOf, newSteps, stampOf, type Around } from '#domain/projections/becameOf.ts';
import { PAUL } from '../scene.ts';

const ink = ownedId(PAUL.named, () => 'ink');
const paper = ownedId(PAUL.named, () => 'paper');
const asked = (id: ItemId, more: Partial<Question> = {}) =>
  ({ id, askedAt: 10, apartSince: null, archivedAt: null, ...more }) as Question;
const ALL = new Map([ink, paper].map((id) => [id, asked(id)]));

const around = (more: Partial<Around> = {}): Around => ({
  placed: undefined,
  decided: undefined,
  groupings: [],
  question: (id) => ALL.get(id),
  ...more,
});
const placed = (theme: string | null, placedAt = 30) => ({ id: ink, theme, placedAt }) as Placement;
const decided = (verdict: Moderation['verdict'], reason: string | null = null) =>
  ({ id: ink, verdict, reason, decidedAt: 20 }) as Moderation;
const link = (more: Partial<Grouping> = {}) =>
  ({ id: 'l', question: paper, into: ink, groupedAt: 40, separatedAt: null, ...more }) as Grouping;
const whats = (more: Partial<Around>, question = asked(ink)) =>
  becameOf(question, around(more)).map(({ what }) => what);

describe('what became of a question', () => {
  it('BECAME-1: begins with the asking, and goes on by the hour', () => {
    expect(whats({})).toEqual(['asked']);
    expect(
      whats({ placed: placed('lieux'), decided: decided('setAside', 'double'), groupings: [link()] }),
    ).toEqual(['asked', 'setAside', 'placed', 'grouped']);
  });

  it('BECAME-1: a question of the public form is welcomed, another is taken back', () => {
    expect(whats({ decided: decided('welcomed') })).toEqual(['asked', 'takenBack']);
    const fromForm = asked(ownedId(PUBLIC_PEN, () => '1'));
    expect(whats({ decided: decided('welcomed') }, fromForm)).toEqual(['asked', 'welcomed']);
    expect(whats({ decided: decided('settled') })).toEqual(['asked']);
  });

  it('BECAME-1: a link says it from both ends, unless it was cut or one asker keeps apart', () => {
    expect(becameOf(asked(ink), around({ groupings: [link()] })).at(-1)).toMatchObject({ beside: paper });
    expect(becameOf(asked(paper), around({ groupings: [link()] })).at(-1)).toMatchObject({ beside: ink });
    const inFront = { groupings: [link({ groupedAt: 60, id: 'm' as ItemId }), link()] };
    expect(becameOf(asked(ink), around(inFront)).slice(1)).toMatchObject([{ beside: paper, at: 40 }]);
    expect(whats({ groupings: [link({ separatedAt: 50 })] })).toEqual(['asked']);
    expect(whats({ groupings: [link()] }, asked(ink, { apartSince: 45 }))).toEqual(['asked']);
    expect(whats({ groupings: [link({ question: ink })] })).toEqual(['asked']);
    const apart = { groupings: [link()], question: () => asked(paper, { apartSince: 45 }) };
    expect(whats(apart)).toEqual(['asked']);
  });
});

describe('what is news of it', () => {
  const stamps = (more: Partial<Around>) => becameOf(asked(ink), around(more)).map(stampOf);
  const news = (told: readonly string[], more: Partial<Around>) =>
    newSteps(becameOf(asked(ink), around(more)), told).map(({ what }) => what);

  it('BECAME-2: is what was not told yet; being asked is nobody’s news', () => {
    expect(news([], { placed: placed('lieux') })).toEqual(['placed']);
    expect(news(stamps({ placed: placed('lieux') }), { placed: placed('lieux') })).toEqual([]);
    expect(news([], {})).toEqual([]);
  });

  it('GROUP-14: a link to another question is news, and none once it is undone', () => {
    expect(news([], { groupings: [link()] })).toEqual(['grouped']);
    expect(news(stamps({ groupings: [link()] }), { groupings: [link()] })).toEqual([]);
    expect(news([], { groupings: [link({ into: null })] })).toEqual([]);
  });

  it('BECAME-2: another theme or another reason is news; the same theme once more is not', () => {
    const told = stamps({ placed: placed('lieux'), decided: decided('setAside', 'double') });
    expect(news(told, { placed: placed('lieux', 90), decided: decided('setAside', 'double') })).toEqual([]);
    expect(news(told, { placed: placed('mots'), decided: decided('setAside', 'hors sujet') })).toEqual([
      'setAside',
      'placed',
    ]);
    expect(news(told, { placed: placed(null) })).toEqual(['unplaced']);
  });
});
