import type { IdentifierScheme, Structure } from '#domain/kinds/structure.ts';
import type { StructureKind } from '#domain/structureKinds.ts';
import { kindOfTypology, writtenTypology } from '#domain/typologies.ts';
import { MEDIATION_COLUMNS, type NationalColumn } from './columns.ts';

const numberOf = ({ identifiers }: Structure, scheme: IdentifierScheme): string =>
  identifiers.find((one) => one.scheme === scheme)?.value ?? '';

/** `YYYY-MM-DD`, in universal time. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

const LONGEST_SUMMARY = 280;

/** A structure in the columns of the national schema. Empty where nobody said anything: no column has a value of its own. */
export type NationalRow = Readonly<Record<NationalColumn, string>>;

/** Nothing of people: neither phone nor mail. */
export function nationalRow(one: Structure): NationalRow {
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
    typologie: typologiesOf(one).map(writtenTypology).join('|'),
    telephone: '',
    courriels: '',
    site_web: kept.site_web?.split('|')[0]?.trim() === one.site ? (kept.site_web ?? '') : (one.site ?? ''),
    presentation_resume: cut(about),
    presentation_detail: plain.presentation_detail || (about.length > LONGEST_SUMMARY ? about : ''),
    date_maj: plain.date_maj || (one.addedAt > 0 ? dayOf(one.addedAt) : ''),
  };
}

/** The codes that the card bears, and no words that the list does not have. */
function typologiesOf({ typology, mediation }: Structure): readonly string[] {
  if (typology === null) return [];
  const several = mediation?.typologie?.split('|') ?? [];
  return several.includes(typology) ? several.filter((one) => kindOfTypology(one) !== null) : [typology];
}

/** As it came: the words of a file that the list does not have stand where they stood, beside the codes. */
function saidTypologies(one: Structure): string {
  const said = one.mediation?.typologie?.split('|') ?? [];
  const isOfNow = one.typology === null || said.includes(one.typology);
  return (isOfNow && said.length > 0 ? said : typologiesOf(one)).map(writtenTypology).join('|');
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
      return saidTypologies(one);
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
