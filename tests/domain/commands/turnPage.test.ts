import { describe, expect, it } from 'vitest';
import { readItem } from '#domain/collection.ts';
import { turnPage } from '#domain/commands/turnPage.ts';
import { space } from '#domain/kinds/index.ts';
import { SETTINGS } from '#domain/kinds/space.ts';
import { phaseOf } from '#domain/projections/phaseOf.ts';
import { proposedPhase } from '#domain/projections/proposedPhase.ts';
import { mayDo } from '#domain/roles.ts';
import { newCommons, newSpace } from '../scene.ts';

describe('turnPage', () => {
  it('PHASE-1: goes forward and back, and changes nothing else', () => {
    const doc = newSpace();
    const before = readItem(doc, space, SETTINGS);
    expect(phaseOf(doc)).toBe('before');
    expect(turnPage(doc, 'during')).toBe(true);
    expect(phaseOf(doc)).toBe('during');
    expect(turnPage(doc, 'before')).toBe(true);
    expect(readItem(doc, space, SETTINGS)).toEqual(before);
  });

  it('PHASE-1: turns no page where there is no space', () => {
    expect(turnPage(newCommons(), 'during')).toBe(false);
  });

  it('PHASE-1: is an organiser’s act, and opens discussion to those who write', () => {
    expect(
      (['organiser', 'partner', 'reader'] as const).filter((role) => mayDo(role, 'changeSpace')),
    ).toEqual(['organiser']);
    expect(mayDo('partner', 'reply', 'before')).toBe(false);
    expect(mayDo('partner', 'reply', 'during')).toBe(true);
  });
});

describe('proposedPhase', () => {
  it.each([
    ['before', null, null],
    ['before', 3, null],
    ['before', 0, 'during'],
    ['during', 0, null],
    ['after', 0, null],
    ['before', -1, 'after'],
    ['during', -1, 'after'],
    ['after', -40, null],
  ] as const)('PHASE-2: « %s », %s days before the meeting: the calendar proposes %s', (phase, days, to) => {
    expect(proposedPhase(phase, days)).toBe(to);
  });
});
