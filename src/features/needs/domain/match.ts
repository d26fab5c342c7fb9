import { defineKind, parent, reference, register, type ItemOf } from '#domain/kind.ts';
import { oneOf, optionalText, optionalTime, time } from '#domain/readers.ts';

export const LONGEST_MATCH_REASON = 280;

/** Proposée, en contact, faite, n'a pas marché; `unfit`: ne va pas, said before anybody tried. */
export const MATCH_STATES = ['proposed', 'inContact', 'done', 'didNotWork', 'unfit'] as const;
export type MatchState = (typeof MATCH_STATES)[number];

/**
 * Where a need and a resource stand, as somebody says it in the name of `structure`. A pair is matched once, however
 * often it is said: `matchesOf` reads all that is said of it, and only what one of its two structures says counts.
 */
export const match = defineKind({
  name: 'match',
  root: 'matches',
  ownership: 'contributed',
  rights: 'theirOwn',
  act: 'offer',
  spokenIn: 'structure',
  fields: {
    need: parent('need'),
    resource: parent('resource'),
    structure: reference('structure'),
    state: register(oneOf(MATCH_STATES, 'proposed')),
    why: register(optionalText(LONGEST_MATCH_REASON)),
    saidAt: register(time),
    archivedAt: register(optionalTime),
  },
  searchText: (item) => item.why ?? '',
});

export type Match = ItemOf<typeof match.fields>;
