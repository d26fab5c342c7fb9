import { defineKind, register, type ItemOf } from '../kind.ts';
import { isRecord, oneOf, optionalText, time, type Reader } from '../readers.ts';

export const VERDICTS = ['welcomed', 'setAside', 'settled', 'accepted', 'declined'] as const;
export type Verdict = (typeof VERDICTS)[number];

/**
 * The letters that an acceptance put into the text of a theme: those of one writer, by their Yjs clocks, `until` not
 * in it. Two organisers who accept the same words out of reach of each other both write them: this tells whose stay.
 */
export interface Inserted {
  readonly client: number;
  readonly from: number;
  readonly until: number;
}

const readInserted: Reader<Inserted | null> = (raw) => {
  if (!isRecord(raw)) return null;
  const { client, from, until } = raw;
  return [client, from, until].every((n) => Number.isSafeInteger(n) && (n as number) >= 0)
    ? Object.freeze({ client, from, until } as Inserted)
    : null;
};

/**
 * What organisers decided about a contribution: keyed by its id. It never touches the contribution itself.
 * `welcomed` also takes back the others. `settled`: an annotation that has been dealt with. `accepted`, `declined`:
 * what they answered to a wording proposed for words of a theme; of a question its author alone answers.
 */
export const moderation = defineKind({
  name: 'moderation',
  root: 'moderation',
  ownership: 'arranged',
  rights: 'organisers',
  keyedBy: ['question', 'annotation'],
  fields: {
    verdict: register(oneOf(VERDICTS, 'welcomed')),
    reason: register(optionalText(280)),
    decidedAt: register(time),
    /** `accepted`: what it wrote in the theme. */
    inserted: register(readInserted),
  },
});

export type Moderation = ItemOf<typeof moderation.fields>;
