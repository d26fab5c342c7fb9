import { describe, expect, it } from 'vitest';
import { ownedId, PUBLIC_PEN, type ItemId } from '#domain/ids.ts';
import type { Moderation, Placement, Question } from '#domain/kinds/index.ts';
import { standingOf } from '#domain/projections/standing.ts';
import { themeOf } from '#domain/projections/themeOf.ts';
import { PAUL } from '../scene.ts';

const mine = (archivedAt: number | null = null) =>
  ({ id: ownedId(PAUL.named, () => '1'), archivedAt }) as Question;
const fromForm = (archivedAt: number | null = null) =>
  ({ id: ownedId(PUBLIC_PEN, () => '1'), archivedAt }) as Question;
const verdict = (given: Moderation['verdict']) => ({ verdict: given }) as Moderation;

describe('standingOf', () => {
  it.each([
    ['a member’s question', mine(), undefined, 'shared'],
    ['a member’s question, welcomed', mine(), verdict('welcomed'), 'shared'],
    ['a member’s question, set aside', mine(), verdict('setAside'), 'setAside'],
    ['an archived question', mine(5), undefined, 'archived'],
    ['an archived question that was set aside', mine(5), verdict('setAside'), 'archived'],
    ['a question of the public form', fromForm(), undefined, 'toWelcome'],
    ['a question of the public form, welcomed', fromForm(), verdict('welcomed'), 'shared'],
    ['a question of the public form, set aside', fromForm(), verdict('setAside'), 'setAside'],
    ['a question archived at the epoch', mine(0), undefined, 'archived'],
  ] as const)('STANDING-1: %s', (_who, asked, decided, standing) => {
    expect(standingOf(asked, decided)).toBe(standing);
  });
});

describe('themeOf', () => {
  const asked = { theme: 'had-in-mind' } as Question;
  const placed = (theme: string | null) => ({ theme: theme as ItemId | null }) as Placement;

  it('PLACE-2: the organisers’ place goes before the one its asker had in mind', () => {
    expect(themeOf(asked, undefined)).toBe('had-in-mind');
    expect(themeOf(asked, placed('chosen'))).toBe('chosen');
    expect(themeOf(asked, placed(null))).toBeNull();
  });
});
