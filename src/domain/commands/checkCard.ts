import { readIdentifier, type IdentifierRefusal } from '../identifiers.ts';
import { structure, type Structure } from '../kinds/structure.ts';
import {
  IDENTIFIER_SCHEMES,
  LONGEST_ABOUT,
  LONGEST_ACTION,
  LONGEST_STRUCTURE_NAME,
  MOST_ACTIONS,
  type Identifier,
  type IdentifierScheme,
} from '../kinds/structure.ts';
import { done, refused, type Result } from '../result.ts';
import { tidy } from '../sentence.ts';
import type { StructureKind } from '../structureKinds.ts';
import { typedPosition } from '../typedPosition.ts';
import { typologyFrom } from '../typologies.ts';

/** Where a structure is, as one register each but said together. A code is of the official list. */
export interface GivenPlace {
  readonly commune: string;
  readonly code: string | null;
  readonly postalCode: string | null;
}

/** What somebody says of a structure, as it was typed. What is not given is left as it stands. */
export interface GivenCard {
  readonly name: string;
  readonly kind: StructureKind;
  readonly place: GivenPlace;
  readonly address: string;
  readonly about: string;
  readonly actions: readonly string[];
  readonly site: string;
  readonly siret: string;
  readonly rna: string;
  readonly ridet: string;
  /** A code of the national list, « autre » or nothing. */
  readonly typology: string;
  /** Latitude and longitude, as people copy them from a map. */
  readonly position: string;
  readonly inPublic: boolean;
}

export type CardRefusal =
  | 'structure.nameEmpty'
  | 'structure.nameTooLong'
  | 'structure.communeTooLong'
  | 'structure.postalCode'
  | 'structure.addressTooLong'
  | 'structure.aboutTooLong'
  | 'structure.tooManyActions'
  | 'structure.actionTooLong'
  | 'structure.site'
  | 'structure.typology'
  | 'structure.position'
  | IdentifierRefusal;

/** The fields of a card that an edit writes. */
export type CardFields = Partial<Omit<Structure, 'id'>>;

/** Nothing is cut in silence: what is too long, and what is no address or number, is refused. */
export function checkCard(
  given: Partial<GivenCard>,
  known: Pick<Structure, 'identifiers'>,
): Result<CardFields, CardRefusal> {
  const { kind, inPublic } = given;
  const fields: { -readonly [Name in keyof CardFields]: CardFields[Name] } = {
    ...(kind === undefined ? {} : { kind }),
    ...(inPublic === undefined ? {} : { inPublic }),
  };
  if (given.name !== undefined) {
    const name = tidy(given.name);
    if (!/\p{L}|\p{N}/u.test(name)) return refused('structure.nameEmpty');
    if (name.length > LONGEST_STRUCTURE_NAME) return refused('structure.nameTooLong');
    fields.name = name;
  }
  if (given.place !== undefined) {
    const commune = tidy(given.place.commune);
    if (commune.length > 80) return refused('structure.communeTooLong');
    const postalCode = given.place.postalCode?.replace(/\s/g, '') || null;
    if (postalCode !== null && !/^\d{5}$/.test(postalCode)) return refused('structure.postalCode');
    Object.assign(fields, placeFields({ ...given.place, commune, postalCode }));
  }
  if (given.address !== undefined) {
    const address = tidy(given.address);
    if (address.length > 200) return refused('structure.addressTooLong');
    fields.address = address || null;
  }
  if (given.about !== undefined) {
    const about = given.about.trim();
    if (about.length > LONGEST_ABOUT) return refused('structure.aboutTooLong');
    fields.about = about || null;
  }
  if (given.actions !== undefined) {
    const actions = given.actions.map(tidy).filter((one) => one !== '');
    if (actions.some((one) => one.length > LONGEST_ACTION)) return refused('structure.actionTooLong');
    if (actions.length > MOST_ACTIONS) return refused('structure.tooManyActions');
    fields.actions = actions;
  }
  if (given.site !== undefined) {
    const site = readSite(given.site);
    if (!site.ok) return site;
    fields.site = site.value;
  }
  if (given.typology !== undefined) {
    const typology = given.typology.trim() === '' ? null : typologyFrom(given.typology);
    if (typology === null && given.typology.trim() !== '') return refused('structure.typology');
    fields.typology = typology;
  }
  if (given.position !== undefined) {
    const position = typedPosition(given.position);
    if (!position.ok) return position;
    fields.position = position.value;
  }
  const identifiers = readIdentifiers(given, known.identifiers);
  if (!identifiers.ok) return identifiers;
  return done(identifiers.value === null ? fields : { ...fields, identifiers: identifiers.value });
}

const placeFields = ({ commune, code, postalCode }: GivenPlace): CardFields =>
  commune === ''
    ? { commune: null, communeCode: null, postalCode }
    : { commune, communeCode: code, postalCode };

/** « www.centre.fr » is how people write an address. */
function readSite(typed: string): Result<string | null, 'structure.site'> {
  const bare = typed.trim();
  if (bare === '') return done(null);
  const whole = /^[a-z][a-z\d+.-]*:/i.test(bare) ? bare : `https://${bare}`;
  const site = structure.fields.site.read(whole);
  return site !== null && /^https?:\/\/[^/?#]+\.[^/?#.]{2,}/i.test(site)
    ? done(site)
    : refused('structure.site');
}

/** The list with the numbers that were given in the place of those of their scheme; null when none was given. */
function readIdentifiers(
  given: Partial<Record<IdentifierScheme, string>>,
  known: readonly Identifier[],
): Result<readonly Identifier[] | null, IdentifierRefusal> {
  const told = IDENTIFIER_SCHEMES.filter((scheme) => given[scheme] !== undefined);
  if (told.length === 0) return done(null);
  const all = known.filter(({ scheme }) => !told.includes(scheme));
  for (const scheme of told) {
    const read = readIdentifier(scheme, given[scheme] ?? '');
    if (!read.ok) return read;
    if (read.value !== null) all.push(read.value);
  }
  return done(all);
}
