import { defineKind, reference, register, ruled, type ItemOf } from '../kind.ts';
import {
  flag,
  isRecord,
  oneOf,
  optionalText,
  optionalTime,
  readId,
  text,
  time,
  type Reader,
} from '../readers.ts';
import { organisersOwn } from '../fieldRules.ts';
import { ownsPen } from '../ids.ts';
import { STRUCTURE_KINDS } from '../structureKinds.ts';

export const LONGEST_STRUCTURE_NAME = 120;
export const LONGEST_ABOUT = 600;
export const LONGEST_ACTION = 160;
export const MOST_ACTIONS = 12;
export const LONGEST_ARCHIVED_FOR = 280;

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

/** Where a structure bears a number: SIRET, RNA (associations), RIDET (Nouvelle-Calédonie). */
export const IDENTIFIER_SCHEMES = ['siret', 'rna', 'ridet'] as const;
export type IdentifierScheme = (typeof IDENTIFIER_SCHEMES)[number];

/** Letters and digits without spaces. Whether it is a right one, `identifiers.ts` says. */
export interface Identifier {
  readonly scheme: IdentifierScheme;
  readonly value: string;
}

/** Degrees, WGS 84. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

const listOf =
  <T>(most: number, read: (raw: unknown) => T | null): Reader<readonly T[]> =>
  (raw) =>
    Object.freeze(
      (Array.isArray(raw) ? (raw as readonly unknown[]) : [])
        .slice(0, most)
        .map(read)
        .filter((one) => one !== null),
    );

const matching =
  (shape: RegExp): Reader<string | null> =>
  (raw) =>
    typeof raw === 'string' && shape.test(raw) ? raw : null;

const readIdentifier = (raw: unknown): Identifier | null =>
  isRecord(raw) &&
  IDENTIFIER_SCHEMES.includes(raw.scheme as never) &&
  typeof raw.value === 'string' &&
  /^[A-Z\d]{6,14}$/.test(raw.value)
    ? Object.freeze({ scheme: raw.scheme as IdentifierScheme, value: raw.value })
    : null;

const isWithin = (raw: unknown, most: number): raw is number =>
  typeof raw === 'number' && Math.abs(raw) <= most;

const readPosition: Reader<Position | null> = (raw) =>
  isRecord(raw) && isWithin(raw.latitude, 90) && isWithin(raw.longitude, 180)
    ? Object.freeze({ latitude: raw.latitude, longitude: raw.longitude })
    : null;

/** What the national schema of places says besides, column by column, each as it stands in a file. */
export type Mediation = Readonly<Record<string, string>>;

const readMediation: Reader<Mediation | null> = (raw) =>
  isRecord(raw)
    ? Object.freeze(
        Object.fromEntries(
          Object.entries(raw)
            .slice(0, 32)
            .flatMap(([column, value]) =>
              typeof value === 'string' ? [[column, value.slice(0, 2_000)]] : [],
            ),
        ),
      )
    : null;

/** Whoever adds a structure has thought of it, and no more. */
const thoughtOfAtMost = organisersOwn((value, _, { isNew }) => isNew && value === 'thoughtOf');

const broughtByOnesOwn = organisersOwn((value, { structures }, { isNew }) => {
  const by = readId(value);
  return isNew && (by === null || structures.includes(by));
});

/** That a structure may be named in public, its own people say. */
const agreedByItsOwn = organisersOwn(
  (value, { structures }, { id }) => value !== true || structures.includes(id),
);

/** Whoever added a card puts it away, until its own people are here. */
const putAway = organisersOwn(
  (_, { account }, { id }, around) => ownsPen(account, id) && !around.isHeldByOthers(id, account),
);

/**
 * An organisation of the territory; what its own people say of it, and what organisers decide (mobilisation,
 * `broughtBy`, `joinedInto`). `inPublic`: it agreed to be named on the public page. `joinedInto`: it was added twice
 * and reads as that one, until they are separated again.
 */
export const structure = defineKind({
  name: 'structure',
  root: 'structures',
  ownership: 'arranged',
  rights: 'addedAndStoodFor',
  fields: {
    name: register(text(LONGEST_STRUCTURE_NAME)),
    kind: register(oneOf(STRUCTURE_KINDS, 'association')),
    /** The commune's name, and its code in the official list (a string: « 24322 », « 2A004 »). */
    commune: register(optionalText(80)),
    communeCode: register(optionalText(5)),
    about: register(optionalText(LONGEST_ABOUT)),
    actions: register(listOf(MOST_ACTIONS, (raw) => optionalText(LONGEST_ACTION)(raw))),
    /** Of the web, and of nothing that a program could run. */
    site: register(matching(/^https?:\/\/[^\s"<>\\]{3,290}$/i)),
    identifiers: register(listOf(6, readIdentifier)),
    /** A code of the national list of kinds of place: « CCAS », « TIERS_LIEUX ». */
    typology: register(matching(/^[A-Z\d_]{2,24}$/)),
    postalCode: register(matching(/^\d{5}$/)),
    address: register(optionalText(200)),
    position: register(readPosition),
    mediation: register(readMediation),
    mobilisation: ruled(thoughtOfAtMost, register(oneOf(MOBILISATION_STATES, 'interested'))),
    broughtBy: ruled(broughtByOnesOwn, reference('structure')),
    joinedInto: ruled(organisersOwn(), reference('structure')),
    inPublic: ruled(agreedByItsOwn, register(flag(false))),
    addedAt: register(time),
    archivedAt: ruled(putAway, register(optionalTime)),
    /** Why it was put away. */
    archivedFor: ruled(putAway, register(optionalText(LONGEST_ARCHIVED_FOR))),
  },
  searchText: (item) => (item.commune ? `${item.name} ${item.commune}` : item.name),
  isPublic: (item) => item.inPublic && item.archivedAt === null,
});

export type Structure = ItemOf<typeof structure.fields>;
