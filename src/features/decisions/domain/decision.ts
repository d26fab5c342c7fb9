import { defineKind, referring, register, type ItemOf } from '#domain/kind.ts';
import {
  isRecord,
  oneOf,
  optionalDay,
  optionalTime,
  readId,
  text,
  time,
  type Reader,
} from '#domain/readers.ts';
import type { ItemId } from '#domain/ids.ts';

export const LONGEST_DECISION = 280;
export const LONGEST_DECIDERS = 120;
export const LONGEST_OBJECTION = 280;
export const MOST_OBJECTIONS = 12;
export const MOST_CONCERNED = 24;

/** By consent: nobody had an objection left. Otherwise: a vote, somebody's charge. */
export const MANNERS = ['consent', 'otherwise'] as const;
export type Manner = (typeof MANNERS)[number];

export const CONCERNED = ['question', 'theme', 'structure'] as const;

/** What a decision is about. */
export interface Concerned {
  readonly kind: (typeof CONCERNED)[number];
  readonly item: ItemId;
}

const readObjections: Reader<readonly string[]> = (raw) =>
  Object.freeze(
    listOf(raw, MOST_OBJECTIONS).flatMap((one) =>
      typeof one === 'string' && one !== '' ? [one.slice(0, LONGEST_OBJECTION)] : [],
    ),
  );

const readAbout: Reader<readonly Concerned[]> = (raw) =>
  Object.freeze(
    listOf(raw, MOST_CONCERNED).flatMap((one) => {
      const item = isRecord(one) ? readId(one.item) : null;
      if (!isRecord(one) || item === null || !CONCERNED.includes(one.kind as never)) return [];
      return [Object.freeze({ kind: one.kind as Concerned['kind'], item: item as ItemId })];
    }),
  );

const listOf = (raw: unknown, most: number): readonly unknown[] =>
  Array.isArray(raw) ? (raw as readonly unknown[]).slice(0, most) : [];

/** What the committee decided: what, when, who, by consent or otherwise, and the objections that were lifted. */
export const decision = defineKind({
  name: 'decision',
  root: 'decisions',
  ownership: 'arranged',
  rights: 'organisers',
  fields: {
    what: register(text(LONGEST_DECISION)),
    /** The day it was taken. */
    day: register(optionalDay),
    who: register(text(LONGEST_DECIDERS)),
    manner: register(oneOf(MANNERS, 'otherwise')),
    /** What stood against it, and how it was lifted; one each. */
    objections: register(readObjections),
    about: referring(CONCERNED, readAbout),
    loggedAt: register(time),
    editedAt: register(optionalTime),
    archivedAt: register(optionalTime),
  },
  searchText: (item) => `${item.what} ${item.who}`,
});

export type Decision = ItemOf<typeof decision.fields>;
