import { account, defineKind, reference, register, type ItemOf } from '../kind.ts';
import { flag, oneOf, optionalTime, time } from '../readers.ts';

/** à confirmer, c'est bien le cas, ce n'est pas le cas. */
export const MANDATE_STATES = ['asked', 'agreed', 'refused'] as const;
export type MandateState = (typeof MANDATE_STATES)[number];

/**
 * Somebody said that they speak for a structure, and what was answered. Written by the server alone. Without one, what a
 * person says for a structure counts for it: they were there before, or agreed from the start.
 */
export const mandate = defineKind({
  name: 'mandate',
  root: 'mandates',
  ownership: 'arranged',
  rights: 'serverOnly',
  lasts: true,
  fields: {
    /** An account, never a name. */
    person: account(),
    structure: reference('structure'),
    askedAt: register(time),
    state: register(oneOf(MANDATE_STATES, 'asked')),
    answeredAt: register(optionalTime),
    answeredBy: account(),
    /** By which structure it came, by the link; said of its card once it is agreed. */
    broughtBy: reference('structure'),
    /** A structure added with it, whose person agrees that it be named in public: so it is once it is agreed. */
    inPublic: register(flag(false)),
  },
});

export type Mandate = ItemOf<typeof mandate.fields>;
