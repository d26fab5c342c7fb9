import type { AccountId, ItemId } from './ids.ts';
import { isRecord, type Reader } from './readers.ts';
import { isStructureKind, type StructureKind } from './structureKinds.ts';

/**
 * Who asks: a structure (the default), a person in their own name, or nobody named.
 * `family` on an unnamed voice says what kind of person spoke (an inhabitant's card), never who.
 */
export type Voice =
  | { readonly kind: 'structure'; readonly structure: ItemId }
  | { readonly kind: 'person'; readonly person: AccountId }
  | { readonly kind: 'nobody'; readonly family: StructureKind | null };

export const NOBODY: Voice = Object.freeze({ kind: 'nobody', family: null });

export const readVoice: Reader<Voice> = (raw) => {
  if (!isRecord(raw)) return NOBODY;
  if (raw.kind === 'structure' && typeof raw.structure === 'string')
    return Object.freeze({ kind: 'structure', structure: raw.structure as ItemId });
  if (raw.kind === 'person' && typeof raw.person === 'string')
    return Object.freeze({ kind: 'person', person: raw.person as AccountId });
  if (raw.kind === 'nobody')
    return Object.freeze({ kind: 'nobody', family: isStructureKind(raw.family) ? raw.family : null });
  return NOBODY;
};
