import type { ItemId } from './ids.ts';

/** The key of the one mandate of a person for a structure. */
export const mandateId = (person: string, structure: string): ItemId => `${person}:${structure}` as ItemId;

/** The person in the key of a mandate. */
export const personIn = (mandate: string): string => mandate.slice(0, mandate.indexOf(':'));
