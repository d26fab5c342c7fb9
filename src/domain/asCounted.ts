import { penOf, type ItemId } from './ids.ts';
import type { Fields, ItemOf, Kind } from './kind.ts';
import type { MandateState } from './kinds/mandate.ts';
import { mandateId } from './mandateId.ts';
import { isRecord } from './readers.ts';

/** Where a mandate stands; undefined where there is none. */
export type StateOf = (mandate: ItemId) => MandateState | undefined;

/**
 * An entry as it counts. What its author says in the name of a structure, and nobody of that structure or of the
 * committee has agreed to, counts as a person's; `unconfirmed` is then that structure, until it is answered.
 */
export function asCounted<F extends Fields>(kind: Kind<F>, item: ItemOf<F>, stateOf: StateOf): ItemOf<F> {
  const { id, [kind.spokenIn ?? '']: said } = item as ItemOf<F> & Readonly<Record<string, unknown>>;
  const structure = isRecord(said) ? said.structure : said;
  const pen = penOf(id);
  if (pen === null || typeof structure !== 'string') return item;
  const state = stateOf(mandateId(pen, structure));
  if (state === undefined || state === 'agreed') return item;
  const unconfirmed = state === 'asked' ? { unconfirmed: structure as ItemId } : {};
  const counts = isRecord(said) ? { kind: 'person', person: pen, ...unconfirmed } : null;
  return Object.freeze({ ...item, [kind.spokenIn ?? '']: counts, ...unconfirmed }) as ItemOf<F>;
}
