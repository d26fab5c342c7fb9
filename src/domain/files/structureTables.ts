import type { IdentifierScheme, Structure } from '../kinds/structure.ts';
import type { StructureKind } from '../structureKinds.ts';
import { writtenTypology } from '../typologies.ts';
import { MEDIATION_COLUMNS, NATIONAL_COLUMNS, type NationalColumn } from './columns.ts';

const numberOf = ({ identifiers }: Structure, scheme: IdentifierScheme): string =>
  identifiers.find((one) => one.scheme === scheme)?.value ?? '';

/** A column that the national schema asks for, and that the card of this structure does not say. */
export interface MissingValue {
  readonly name: string;
  readonly column: NationalColumn;
}

export interface NationalTable {
  readonly rows: readonly (readonly string[])[];
  /** What the national schema asks for and a card does not say. */
  readonly missing: readonly MissingValue[];
}

/** `YYYY-MM-DD`, in universal time. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** What the schema cannot do without. */
const REQUIRED = ['pivot', 'nom', 'commune', 'code_postal', 'adresse'] as const;
const LONGEST_SUMMARY = 280;
/** A structure that receives nobody (a département, a network) says so by this value of the schema. */
export const RECEIVES_NOBODY = "Ce lieu n'accueille pas de public";

/** Structures in the columns of the national schema, and in its order. Nothing of people: neither phone nor mail. */
export function nationalTable(structures: readonly Structure[]): NationalTable {
  const missing: MissingValue[] = [];
  const rows = structures.map((one) => {
    const row = nationalRow(one);
    for (const column of REQUIRED) if (row[column] === '') missing.push({ name: one.name, column });
    return NATIONAL_COLUMNS.map((column) => row[column]);
  });
  return { rows: [[...NATIONAL_COLUMNS], ...rows], missing };
}

function nationalRow(one: Structure): Readonly<Record<NationalColumn, string>> {
  const kept = one.mediation ?? {};
  const plain = Object.fromEntries(MEDIATION_COLUMNS.map((column) => [column, kept[column] ?? ''])) as Record<
    (typeof MEDIATION_COLUMNS)[number],
    string
  >;
  const about = one.about ?? '';
  return {
    ...plain,
    id: plain.id || one.id,
    pivot: numberOf(one, 'siret') || numberOf(one, 'rna') || numberOf(one, 'ridet'),
    nom: one.name,
    commune: one.commune ?? '',
    code_postal: one.postalCode ?? '',
    code_insee: one.communeCode ?? '',
    adresse: one.address ?? '',
    latitude: one.position === null ? '' : String(one.position.latitude),
    longitude: one.position === null ? '' : String(one.position.longitude),
    typologie: typologies(one),
    telephone: '',
    courriels: '',
    site_web: kept.site_web?.split('|')[0]?.trim() === one.site ? (kept.site_web ?? '') : (one.site ?? ''),
    presentation_resume: cut(about),
    presentation_detail: plain.presentation_detail || (about.length > LONGEST_SUMMARY ? about : ''),
    date_maj: plain.date_maj || dayOf(one.addedAt),
    modalites_acces: plain.modalites_acces || (plain.services === '' ? RECEIVES_NOBODY : ''),
  };
}

function typologies({ typology, mediation }: Structure): string {
  if (typology === null) return '';
  const several = mediation?.typologie?.split('|') ?? [];
  return (several.includes(typology) ? several : [typology]).map(writtenTypology).join('|');
}

function cut(about: string): string {
  if (about.length <= LONGEST_SUMMARY) return about;
  const short = about.slice(0, LONGEST_SUMMARY - 1);
  return `${short.slice(0, short.lastIndexOf(' ') + 1 || undefined).trimEnd()}…`;
}

/** The columns of our own files, for a spreadsheet; their names come from the words, in this order. */
export const SHEET_COLUMNS = [
  'nom',
  'famille',
  'typologie',
  'commune',
  'code_insee',
  'code_postal',
  'adresse',
  'site_web',
  'siret',
  'rna',
  'ridet',
  'presentation_resume',
  'actions',
  'latitude',
  'longitude',
  ...MEDIATION_COLUMNS,
  'terreau',
] as const;
type SheetColumn = (typeof SHEET_COLUMNS)[number];

/** Structures with everything that their cards say, to be worked on in a spreadsheet and brought back. */
export function sheetTable(
  structures: readonly Structure[],
  words: {
    readonly columns: Readonly<Partial<Record<string, string>>>;
    readonly kinds: Readonly<Record<StructureKind, string>>;
  },
): readonly (readonly string[])[] {
  const headers = SHEET_COLUMNS.map((column) => words.columns[column] ?? column);
  return [
    headers,
    ...structures.map((one) => SHEET_COLUMNS.map((column) => cellOf(one, column, words.kinds))),
  ];
}

function cellOf(one: Structure, column: SheetColumn, kinds: Readonly<Record<StructureKind, string>>): string {
  const degrees = (value: number | undefined): string =>
    value === undefined ? '' : String(value).replace('.', ',');
  switch (column) {
    case 'nom':
      return one.name;
    case 'famille':
      return kinds[one.kind];
    case 'typologie':
      return typologies(one);
    case 'commune':
      return one.commune ?? '';
    case 'code_insee':
      return one.communeCode ?? '';
    case 'code_postal':
      return one.postalCode ?? '';
    case 'adresse':
      return one.address ?? '';
    case 'site_web':
      return nationalRow(one).site_web;
    case 'siret':
    case 'rna':
    case 'ridet':
      return numberOf(one, column);
    case 'presentation_resume':
      return one.about ?? '';
    case 'actions':
      return one.actions.join(' | ');
    case 'latitude':
    case 'longitude':
      return degrees(one.position?.[column]);
    case 'terreau':
      return one.id;
    default:
      return one.mediation?.[column] ?? '';
  }
}
