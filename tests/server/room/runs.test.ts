import fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { accept, refuse, type Verdict } from '#server/guard/contribution.ts';
import { tellSenders } from '#server/room/telling.ts';
import { Spoiled, takeTurn, type Offer } from '#server/room/turn.ts';
import { alsoOn, newSpace } from '../../domain/scene.ts';
import { typedKeys } from '../../support/typedKeys.ts';

const words = (letters: string) => (text: Y.Text) => {
  for (const letter of letters) text.insert(text.length, letter);
};

const strikes = (update: Uint8Array): boolean => Y.decodeUpdate(update).ds.clients.size > 0;
const noStriking = ({ update }: Offer<unknown>): Verdict => (strikes(update) ? refuse('notYours') : accept);

/** A judge who notes which frames it is asked of. */
function noting(judge: (offer: Offer<string>) => Verdict = () => accept) {
  const asked: number[] = [];
  return { asked, judge: (offer: Offer<string>) => (asked.push(offer.frame), judge(offer)) };
}

describe('Keys that came one after the other', () => {
  it('RUN-1: are judged and laid together, sixteen at a time, and told of by the last of them', () => {
    const server = newSpace();
    const { asked, judge } = noting();
    const turn = takeTurn(server, typedKeys(server, 'paul', words('a'.repeat(40))), judge);
    expect(asked).toEqual([16, 32, 40]);
    expect(server.getText('words').toString()).toBe('a'.repeat(40));
    expect(turn.judged.map(({ offer: { frame, parts } }) => [frame, parts?.length])).toEqual([
      [16, 16],
      [32, 16],
      [40, 8],
    ]);
  });

  it('RUN-1: are judged one by one where not all of them are let in', () => {
    const server = newSpace();
    const offers = typedKeys(server, 'paul', (text) => {
      words('abc')(text);
      text.delete(1, 1);
      text.insert(1, 'd');
    });
    const turn = takeTurn(server, offers, noStriking);
    expect(turn.judged.map(({ verdict }) => verdict.verdict)).toEqual([
      'accept',
      'accept',
      'accept',
      'refuse',
      'accept',
    ]);
    expect([...server.getText('words').toString()].sort().join('')).toBe('abcd');
  });

  it('RUN-2: stay apart where another line, a second step or something larger comes between', () => {
    const server = newSpace();
    const [paul, zoe] = [
      typedKeys(server, 'paul', words('abcd')),
      typedKeys(server, 'zoe', words('ef')),
    ] as const;
    const { asked, judge } = noting();
    takeTurn(server, [...paul.slice(0, 2), ...zoe, ...paul.slice(2)], judge);
    expect(asked).toEqual([2, 2, 4]);

    const second = noting();
    const [first, ...rest] = typedKeys(newSpace(), 'paul', words('abc'));
    takeTurn(newSpace(), [{ ...first!, isStep2: true }, ...rest], second.judge);
    expect(second.asked).toEqual([1, 3]);

    const third = noting();
    const large = typedKeys(newSpace(), 'paul', (text) => {
      words('ab')(text);
      text.insert(2, 'long '.repeat(60));
      words('cd')(text);
    });
    takeTurn(newSpace(), large, third.judge);
    expect(third.asked).toEqual([2, 3, 5]);
  });

  it('RUN-2: bytes that cannot be joined are judged as they came', () => {
    const server = newSpace();
    const broken = { from: 'paul', frame: 2, update: Uint8Array.of(1, 1, 255), isStep2: false };
    const [one] = typedKeys(server, 'paul', words('a'));
    const { asked, judge } = noting((offer) => (offer.frame === 2 ? refuse('unreadable') : accept));
    const turn = takeTurn(server, [one!, broken], judge);
    expect(asked).toEqual([1, 2]);
    expect(turn.judged.map(({ verdict }) => verdict.verdict)).toEqual(['accept', 'refuse']);
  });

  it('RUN-2: one that breaks the copy is found when they are not joined', () => {
    const offers = typedKeys(newSpace(), 'paul', words('abc'));
    const orphans = offers.slice(1);
    const culpritOf = (joins: boolean): Offer<string> | null => {
      try {
        takeTurn(newSpace(), orphans, () => accept, { joins });
        return null;
      } catch (error) {
        return error instanceof Spoiled ? (error as Spoiled<string>).culprit : null;
      }
    };
    expect(culpritOf(true)?.parts).toEqual(orphans);
    expect(culpritOf(false)).toBe(orphans[0]);
  });

  it('RUN-3: lead to what they lead to one by one, whoever may strike', () => {
    const key = fc.record({ at: fc.nat(40), letter: fc.constantFrom('a', 'é', '🌱'), strikes: fc.boolean() });
    const hands = fc.array(fc.record({ who: fc.constantFrom('paul', 'zoe'), keys: fc.array(key) }));
    fc.assert(
      fc.property(hands, fc.boolean(), (given, mayStrike) => {
        const start = newSpace();
        const offers = given.flatMap(({ who, keys }) =>
          typedKeys(start, who, (text) => {
            for (const { at, letter, strikes: isStruck } of keys)
              if (isStruck && text.length > 0) text.delete(at % text.length, 1);
              else text.insert(at % (text.length + 1), letter);
          }),
        );
        const judge = mayStrike ? () => accept : noStriking;
        const [together, apart] = [alsoOn(start), alsoOn(start)];
        const turn = takeTurn(together, offers, judge);
        takeTurn(apart, offers, judge, { joins: false });
        expect(Y.encodeStateAsUpdate(together)).toEqual(Y.encodeStateAsUpdate(apart));
        const other = alsoOn(start);
        if (turn.merged !== null) Y.applyUpdate(other, turn.merged);
        expect(other.getText('words').toString()).toBe(apart.getText('words').toString());
      }),
      { numRuns: 200 },
    );
  });

  it('RUN-1: are settled and counted as many as they were', () => {
    const server = newSpace();
    const said: unknown[] = [];
    const connection = {
      accept: () => undefined,
      settle: (frame: number, bytes: number) => said.push({ frame, bytes }),
    };
    const offers = typedKeys(server, connection, words('abcde'));
    const counted = new Map<string, number>();
    const { judged } = takeTurn(server, offers, () => accept);
    tellSenders(
      judged as never,
      { count: (name, by = 1) => counted.set(name, (counted.get(name) ?? 0) + by) },
      () => undefined,
    );
    const bytes = offers.reduce((sum, { update }) => sum + update.length, 0);
    expect(said).toEqual([{ frame: 5, bytes }]);
    expect(Object.fromEntries(counted)).toEqual({
      updates_accepted_total: 5,
      received_bytes_total: bytes,
    });
  });
});
