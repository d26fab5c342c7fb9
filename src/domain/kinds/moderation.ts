import { defineKind, register, type ItemOf } from '../kind.ts';
import { oneOf, optionalText, time } from '../readers.ts';

export const VERDICTS = ['welcomed', 'setAside', 'settled'] as const;
export type Verdict = (typeof VERDICTS)[number];

/**
 * What organisers decided about a contribution: keyed by its id. It never touches the contribution itself.
 * `welcomed` also takes back the two others. `settled`: an annotation that has been dealt with.
 */
export const moderation = defineKind({
  name: 'moderation',
  root: 'moderation',
  ownership: 'arranged',
  fields: {
    verdict: register(oneOf(VERDICTS, 'welcomed')),
    reason: register(optionalText(280)),
    decidedAt: register(time),
  },
  searchText: () => '',
  isPublic: () => false,
});

export type Moderation = ItemOf<typeof moderation.fields>;
