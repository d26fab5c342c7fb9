import { describe, expect, it } from 'vitest';
import type { ItemId } from '#domain/ids.ts';
import type { Question, Share, Step, Structure } from '#domain/kinds/index.ts';
import { outlineOf } from '#features/sheet/domain/outlineOf.ts';
import { sheetHints } from '#features/sheet/domain/sheetHints.ts';
import { whoCouldCarry } from '#features/sheet/domain/whoCouldCarry.ts';
import type { StructureKind } from '#domain/structureKinds.ts';

const moment = (minutes: number, isPause = false): Step =>
  ({ id: `s${minutes}`, minutes, isPause }) as unknown as Step;

describe('The outline of a workshop', () => {
  it('SHEET-6: tells when each moment begins and how long it all takes; without an hour, how long only', () => {
    const steps = [moment(10), moment(45), moment(25)];
    const outline = outlineOf(steps, 10 * 60 + 50);
    expect(outline.moments.map(({ at }) => at)).toEqual([650, 660, 705]);
    expect([outline.minutes, outline.endsAt, outline.longestStretch]).toEqual([80, 730, 80]);
    expect(outlineOf(steps, null).moments.map(({ at }) => at)).toEqual([null, null, null]);
    expect(outlineOf(steps, null)).toMatchObject({ minutes: 80, endsAt: null });
    expect(outlineOf(steps, 23 * 60 + 30).endsAt).toBe(50);
  });

  it('SHEET-6: more than ninety minutes without a pause is said, and a pause begins a new stretch', () => {
    const hints = (steps: readonly Step[]) =>
      sheetHints({ spine: [], carriers: [] }, outlineOf(steps, null), { voiced: [] }).filter(
        ({ kind }) => kind === 'noBreath',
      );
    expect(hints([moment(60), moment(30)])).toEqual([]);
    expect(hints([moment(60), moment(31)])).toEqual([{ kind: 'noBreath', minutes: 91 }]);
    expect(hints([moment(60), moment(10, true), moment(60)])).toEqual([]);
  });
});

/** Ana looks for who might carry « Emploi » with the mission locale. */
const structures = new Map<string, Structure>(
  (
    [
      ['mission', 'association'],
      ['caf', 'publicServiceOperator'],
      ['mairie', 'localAuthority'],
      ['asso', 'association'],
      ['gone', 'school'],
    ] as const
  ).map(([id, kind]): [string, Structure] => [
    id,
    { id, kind, archivedAt: id === 'gone' ? 5 : null } as unknown as Structure,
  ]),
);
const asked = (id: string, structure: string | null): Question =>
  ({
    id,
    voice: structure === null ? { kind: 'nobody', family: null } : { kind: 'structure', structure },
  }) as unknown as Question;
const shares: Readonly<Record<string, readonly string[]>> = {
  q1: ['caf', 'caf', 'asso', 'mairie', 'gone'],
  q2: ['asso', 'caf'],
  q3: ['asso', 'unknown'],
};
const sharesOf = (question: ItemId): readonly Share[] =>
  (shares[question] ?? []).map((structure) => ({ structure, archivedAt: null }) as Share);

const proposals = (carriers: readonly string[]) =>
  whoCouldCarry({
    questions: [asked('q1', 'mission'), asked('q2', null), asked('q3', 'asso')],
    sharesOf,
    structureOf: (id) => structures.get(id),
    carriers: carriers.map((structure) => ({ structure: structure as ItemId, members: [] })),
  });

describe('Who could carry a theme', () => {
  it('SHEET-7: structures that ask its questions, another family first, each with how many; nobody twice', () => {
    expect(proposals(['mission'])).toEqual([
      { structure: 'caf', questions: 2, asked: 0, bringsFamily: true },
      { structure: 'mairie', questions: 1, asked: 0, bringsFamily: true },
      { structure: 'asso', questions: 3, asked: 1, bringsFamily: false },
    ]);
    expect(proposals(['mission', 'caf', 'mairie']).map(({ structure }) => structure)).toEqual(['asso']);
    expect(proposals([])[0]?.structure).toBe('asso');
  });

  it('SHEET-7: a sheet says what it lacks: a second carrier, three questions, another family', () => {
    const hints = (carriers: number, questions: number, families: number): readonly string[] =>
      sheetHints(
        { carriers: Array.from({ length: carriers }), spine: Array.from({ length: questions }) } as never,
        { longestStretch: 0 },
        { voiced: Array.from({ length: families }, () => ({ kind: 'school' as StructureKind })) as never },
      ).map(({ kind }) => kind);
    expect(hints(0, 2, 3)).toEqual(['noCarrier', 'shortSpine']);
    expect(hints(1, 3, 1)).toEqual(['carriedAlone', 'oneFamily']);
    expect(hints(2, 6, 2)).toEqual(['longSpine']);
    expect(hints(2, 5, 4)).toEqual([]);
  });
});
