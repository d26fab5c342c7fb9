import type { AccountId, ItemId } from './ids.ts';
import { isRecord, readId, type Reader } from './readers.ts';
import { isStructureKind, type StructureKind } from './structureKinds.ts';

/**
 * Who asks: a structure (the default), a person in their own name, or nobody named. `unconfirmed`: the structure that
 * this person said they speak for, while that is to be confirmed; it is read (`asCounted`), and never written.
 * `family` on an unnamed voice says what kind of person spoke (an inhabitant's card), never who.
 */
export type Voice =
  | { readonly kind: 'structure'; readonly structure: ItemId }
  | { readonly kind: 'person'; readonly person: AccountId; readonly unconfirmed?: ItemId }
  | { readonly kind: 'nobody'; readonly family: StructureKind | null };

export const NOBODY: Voice = Object.freeze({ kind: 'nobody', family: null });

export const readVoice: Reader<Voice> = (raw) => {
  if (!isRecord(raw)) return NOBODY;
  const structure = readId(raw.structure);
  if (raw.kind === 'structure' && structure !== null)
    return Object.freeze({ kind: 'structure', structure: structure as ItemId });
  const person = readId(raw.person);
  if (raw.kind === 'person' && person !== null)
    return Object.freeze({ kind: 'person', person: person as AccountId });
  if (raw.kind === 'nobody')
    return Object.freeze({ kind: 'nobody', family: isStructureKind(raw.family) ? raw.family : null });
  return NOBODY;
};
