import { readIdentifier, type IdentifierRefusal } from '#domain/identifiers.ts';
import {
  LONGEST_ABOUT,
  LONGEST_ACTION,
  LONGEST_STRUCTURE_NAME,
  MOST_ACTIONS,
  type Identifier,
  type IdentifierScheme,
  type Mediation,
  type Position,
} from '#domain/kinds/structure.ts';
import { tidy } from '#domain/sentence.ts';
import { isStructureKind, type StructureKind } from '#domain/structureKinds.ts';
import { kindOfTypology, typologyFrom } from '#domain/typologies.ts';
import { MEDIATION_COLUMNS, type ImportColumn, type Mapping, type MediationColumn } from './columns.ts';

/** What a row says of a structure. Null, or empty: it says nothing, and nothing is changed for that. */
export interface ImportedCard {
  /** The id of the entry here, where the row was exported from this space. */
  readonly own: string | null;
  readonly name: string;
  readonly kind: StructureKind | null;
  readonly typology: string | null;
  readonly commune: string | null;
  readonly communeCode: string | null;
  readonly postalCode: string | null;
  readonly address: string | null;
  readonly site: string | null;
  readonly about: string | null;
  readonly actions: readonly string[];
  readonly identifiers: readonly Identifier[];
  readonly position: Position | null;
  readonly mediation: Mediation;
}

/** `spreadsheet`: a spreadsheet wrote the number its own way (4,34933E+13). `schema`: the national list has no such value. */
export type ProblemCode =
  IdentifierRefusal | 'empty' | 'tooLong' | 'tooMany' | 'shape' | 'spreadsheet' | 'schema';

/** What could not be taken from a row. The other columns are. */
export interface RowProblem {
  readonly column: ImportColumn;
  readonly code: ProblemCode;
  readonly value: string;
}

/** Whether the national schema accepts a value of a column (`src/features/files/state/nationalCheck.ts`). */
export type NationalCheck = (column: MediationColumn, value: string) => boolean;

/** The code of the national list that a word means; null when it means none (`typologySaid.ts`). */
export type TypologyReader = (said: string) => string | null;

export interface ReadRow {
  /** Null where the row bears no name that could be kept. */
  readonly card: ImportedCard | null;
  readonly problems: readonly RowProblem[];
}

/** One row by what its columns mean. */
export function readCard(
  cells: readonly string[],
  mapping: Mapping,
  isNationalValue: NationalCheck = () => true,
  typologyOf: TypologyReader = typologyFrom,
): ReadRow {
  const row = new Row(cells, mapping, typologyOf);
  const name = row.text('nom', LONGEST_STRUCTURE_NAME);
  if (name === null && row.problems.length === 0) row.fault('nom', 'empty', '');
  const card: ImportedCard = {
    own: row.raw('terreau') || null,
    name: name ?? '',
    kind: row.kind(),
    typology: row.typology(),
    commune: row.text('commune', 80),
    communeCode: row.matching('code_insee', /^(?:\d{5}|2[AB]\d{3})$/, (typed) =>
      /^\d{4}$/.test(typed) ? `0${typed}` : typed.toUpperCase(),
    ),
    postalCode: row.matching('code_postal', /^\d{5}$/, (typed) => {
      const tight = typed.replace(/\s/g, '');
      return /^\d{4}$/.test(tight) ? `0${tight}` : tight;
    }),
    address: row.text('adresse', 200),
    site: row.site(),
    about: row.lines('presentation_resume', LONGEST_ABOUT),
    actions: row.actions(),
    identifiers: row.identifiers(),
    position: row.position(),
    mediation: row.mediation(isNationalValue),
  };
  return { card: name === null ? null : card, problems: row.problems };
}

/** Which scheme a number of the « pivot » column seems to be of. */
const schemeOf = (value: string): IdentifierScheme =>
  /^w/i.test(value) ? 'rna' : value.replace(/\D/g, '').length <= 10 ? 'ridet' : 'siret';

class Row {
  readonly problems: RowProblem[] = [];
  readonly #values = new Map<ImportColumn, string>();

  readonly #typologyOf: TypologyReader;

  constructor(cells: readonly string[], mapping: Mapping, typologyOf: TypologyReader) {
    this.#typologyOf = typologyOf;
    mapping.forEach((column, n) => {
      if (column !== null) this.#values.set(column, (cells[n] ?? '').trim());
    });
  }

  raw(column: ImportColumn): string {
    return this.#values.get(column) ?? '';
  }

  fault(column: ImportColumn, code: ProblemCode, value: string): null {
    this.problems.push({ column, code, value: value.slice(0, 120) });
    return null;
  }

  text(column: ImportColumn, longest: number): string | null {
    const value = tidy(this.raw(column));
    if (value.length > longest) return this.fault(column, 'tooLong', value);
    return value || null;
  }

  /** A text whose lines are kept. */
  lines(column: ImportColumn, longest: number): string | null {
    const value = this.raw(column).replace(/\r\n?/g, '\n');
    if (value.length > longest) return this.fault(column, 'tooLong', value);
    return value || null;
  }

  matching(column: ImportColumn, shape: RegExp, mend: (typed: string) => string): string | null {
    const typed = this.raw(column);
    if (typed === '') return null;
    const value = mend(typed);
    return shape.test(value) ? value : this.fault(column, 'shape', typed);
  }

  kind(): StructureKind | null {
    const typed = this.raw('famille');
    if (typed === '' || isStructureKind(typed)) return typed === '' ? null : typed;
    const code = this.#typologyOf(typed);
    return (
      KINDS_SAID.get(saidKind(typed)) ??
      (code === null ? null : kindOfTypology(code)) ??
      this.fault('famille', 'shape', typed)
    );
  }

  /** The first that the list has: a place may be several, all of which `mediation` keeps. */
  typology(): string | null {
    const said = this.#typologies();
    if (said.some(({ code }) => code === null)) this.fault('typologie', 'schema', this.raw('typologie'));
    return said.find(({ code }) => code !== null)?.code ?? null;
  }

  #typologies(): readonly { readonly word: string; readonly code: string | null }[] {
    const typed = this.raw('typologie');
    if (typed === '') return [];
    const read = (word: string) => ({ word: word.trim(), code: this.#typologyOf(word) });
    const whole = read(typed);
    return whole.code === null && typed.includes('|') ? typed.split('|').map(read) : [whole];
  }

  site(): string | null {
    const typed = this.raw('site_web').split('|')[0]?.trim() ?? '';
    if (typed === '') return null;
    const address = /^[a-z]+:/i.test(typed) ? typed : `https://${typed}`;
    const isOne = /^https?:\/\/[^\s"<>\\]{3,290}$/i.test(address) && /\.|localhost/.test(address);
    return isOne ? address : this.fault('site_web', 'shape', typed);
  }

  actions(): readonly string[] {
    const said = this.raw('actions').split(/[|\n]/).map(tidy).filter(Boolean);
    if (said.length > MOST_ACTIONS) this.fault('actions', 'tooMany', this.raw('actions'));
    if (said.some((one) => one.length > LONGEST_ACTION))
      this.fault('actions', 'tooLong', this.raw('actions'));
    return said.filter((one) => one.length <= LONGEST_ACTION).slice(0, MOST_ACTIONS);
  }

  identifiers(): readonly Identifier[] {
    const found = new Map<IdentifierScheme, Identifier>();
    for (const column of ['siret', 'rna', 'ridet', 'pivot'] as const) {
      const typed = this.raw(column);
      if (typed === '') continue;
      if (/\d[.,]?\d*E\+?\d+/i.test(typed) && !/^w/i.test(typed)) {
        this.fault(column, 'spreadsheet', typed);
        continue;
      }
      const read = readIdentifier(column === 'pivot' ? schemeOf(typed) : column, typed);
      if (!read.ok) this.fault(column, read.why, typed);
      else if (read.value !== null && !found.has(read.value.scheme)) found.set(read.value.scheme, read.value);
    }
    return [...found.values()];
  }

  position(): Position | null {
    const [north, east] = [this.raw('latitude'), this.raw('longitude')];
    if (north === '' && east === '') return null;
    const [latitude, longitude] = [degrees(north, 90), degrees(east, 180)];
    if (latitude === null) return this.fault('latitude', 'shape', north);
    if (longitude === null) return this.fault('longitude', 'shape', east);
    return { latitude, longitude };
  }

  mediation(isNationalValue: NationalCheck): Mediation {
    const kept: Record<string, string> = {};
    for (const column of MEDIATION_COLUMNS) {
      const value = this.raw(column);
      if (value === '') continue;
      if (value.length > 2_000) this.fault(column, 'tooLong', value);
      else if (isNationalValue(column, value)) kept[column] = value;
      else this.fault(column, 'schema', value);
    }
    // A card has one site and one typology, of the list; a place may have several, and words that the list does not have.
    const typologies = this.#typologies();
    if (typologies.length > 1 || typologies[0]?.code === null)
      kept.typologie = typologies
        .map(({ word, code }) => code ?? word)
        .join('|')
        .slice(0, 2_000);
    const sites = this.raw('site_web');
    if (sites.includes('|') && sites.length <= 2_000) kept.site_web = sites;
    return kept;
  }
}

function degrees(typed: string, most: number): number | null {
  const value = Number(typed.replace(',', '.'));
  return typed !== '' && Number.isFinite(value) && Math.abs(value) <= most ? value : null;
}

/** Families by folded names, those of our own exports among them. */
const saidKind = (said: string): string =>
  said
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();

const KINDS_SAID: ReadonlyMap<string, StructureKind> = new Map([
  ['collectivite', 'localAuthority'],
  ['collectivite territoriale', 'localAuthority'],
  ['mairie', 'localAuthority'],
  ['operateur de service public', 'publicServiceOperator'],
  ['operateur', 'publicServiceOperator'],
  ['tete de reseau', 'networkLead'],
  ['equipement de proximite', 'localFacility'],
  ['association', 'association'],
  ['etat', 'state'],
  ['service de l etat', 'state'],
  ['etablissement scolaire', 'school'],
  ['entreprise', 'company'],
  ['habitants', 'residents'],
  ['collectif d habitants', 'residents'],
  ['local authority', 'localAuthority'],
  ['public service operator', 'publicServiceOperator'],
  ['network lead', 'networkLead'],
  ['local facility', 'localFacility'],
  ['state', 'state'],
  ['school', 'school'],
  ['company', 'company'],
  ['residents', 'residents'],
] as const);
