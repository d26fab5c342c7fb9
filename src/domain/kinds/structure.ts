import { defineKind, register, type ItemOf } from '../kind.ts';
import { flag, oneOf, optionalText, optionalTime, reference, text, time } from '../readers.ts';
import { STRUCTURE_KINDS } from '../structureKinds.ts';

export const LONGEST_STRUCTURE_NAME = 120;

/**
 * Where the structure stands: à qui nous pensons, contactée, ne se sent pas concernée, intéressée,
 * partie prenante, co-organisatrice, en veille (product, §3).
 */
export const MOBILISATION_STATES = [
  'thoughtOf',
  'contacted',
  'notConcerned',
  'interested',
  'involved',
  'coOrganiser',
  'dormant',
] as const;
export type MobilisationState = (typeof MOBILISATION_STATES)[number];

/** An organisation of the territory. `inPublic`: it agreed to be named on the public page. */
export const structure = defineKind({
  name: 'structure',
  root: 'structures',
  ownership: 'arranged',
  fields: {
    name: register(text(LONGEST_STRUCTURE_NAME)),
    kind: register(oneOf(STRUCTURE_KINDS, 'association')),
    /** The commune's name, and its code in the official list (a string: « 24322 », « 2A004 »). */
    commune: register(optionalText(80)),
    communeCode: register(optionalText(5)),
    about: register(optionalText(600)),
    mobilisation: register(oneOf(MOBILISATION_STATES, 'interested')),
    broughtBy: register(reference),
    inPublic: register(flag(false)),
    addedAt: register(time),
    archivedAt: register(optionalTime),
  },
  searchText: (item) => (item.commune ? `${item.name} ${item.commune}` : item.name),
  isPublic: (item) => item.inPublic && item.archivedAt === null,
});

export type Structure = ItemOf<typeof structure.fields>;
