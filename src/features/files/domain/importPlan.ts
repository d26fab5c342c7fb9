import { dayOf } from './structureTables.ts';
import type { ImportedCard, ReadRow, RowProblem } from './readCard.ts';
import { fold } from '#domain/fold.ts';
import type { ItemId } from '#domain/ids.ts';
import type { Structure } from '#domain/kinds/structure.ts';
import { tidy } from '#domain/sentence.ts';
import { readsAs } from '#domain/projections/readsAs.ts';

/** One thing that a row would change: a field of the card, or a column of what `mediation` keeps. */
export interface FieldChange {
  readonly field: ChangedField;
  /** As it would be written. */
  readonly value: unknown;
  readonly before: string;
  readonly after: string;
}
export type CardField =
  | 'name'
  | 'kind'
  | 'typology'
  | 'commune'
  | 'communeCode'
  | 'postalCode'
  | 'address'
  | 'site'
  | 'about'
  | 'actions'
  | 'identifiers'
  | 'position';
export type ChangedField = CardField | `mediation.${string}`;

/** `number`: they bear the same SIRET under two names. `name`: they bear the same name, in two places as far as is known. */
export interface Candidate {
  readonly id: ItemId;
  readonly why: 'number' | 'name';
  readonly changes: readonly FieldChange[];
}

interface Row {
  /** Where the row stands in the file, as a spreadsheet numbers it. */
  readonly line: number;
  readonly problems: readonly RowProblem[];
}

/**
 * What becomes of a row. `doubtful`: a person says whether it is one of those, or another. `twin`: it says the same as
 * a line before it. `isTended`: its own people tend the card; nothing of it is changed unless somebody asks for it.
 */
export type PlannedRow = Row &
  (
    | { readonly kind: 'new'; readonly card: ImportedCard }
    | { readonly kind: 'same'; readonly card: ImportedCard; readonly id: ItemId }
    | {
        readonly kind: 'changed';
        readonly card: ImportedCard;
        readonly id: ItemId;
        readonly changes: readonly FieldChange[];
        readonly isTended: boolean;
      }
    | { readonly kind: 'doubtful'; readonly card: ImportedCard; readonly candidates: readonly Candidate[] }
    | { readonly kind: 'twin'; readonly card: ImportedCard; readonly of: number }
    | { readonly kind: 'bad' }
  );

export interface LinedRow extends ReadRow {
  readonly line: number;
}

/**
 * What importing these rows would do, row by row; nothing is done. A row is the structure that it was exported from
 * (its id), else that of its national id, else the one that bears its name in its commune, unless their numbers part
 * them. The same number under another name, or the same name where a commune is missing, is for a person to say.
 */
export function planImport(
  rows: readonly LinedRow[],
  structures: Iterable<Structure>,
  tended: { readonly has: (id: ItemId) => boolean } = new Set<ItemId>(),
): readonly PlannedRow[] {
  const known = new Known(structures);
  const seen = new Map<string, number>();
  return rows.map(({ line, card, problems }): PlannedRow => {
    if (card === null) return { kind: 'bad', line, problems };
    const twin = twinKey(card);
    const of = seen.get(twin);
    if (of !== undefined) return { kind: 'twin', line, problems, card, of };
    seen.set(twin, line);
    const same = known.sameAs(card);
    if (same !== null) {
      known.claim(same.id);
      const changes = changesOf(same, card);
      return changes.length === 0
        ? { kind: 'same', line, problems, card, id: same.id }
        : { kind: 'changed', line, problems, card, id: same.id, changes, isTended: tended.has(same.id) };
    }
    const candidates = known.like(card);
    return candidates.length > 0
      ? { kind: 'doubtful', line, problems, card, candidates }
      : { kind: 'new', line, problems, card };
  });
}

/** Two rows that say who they are in the same words are one. */
const twinKey = (card: ImportedCard): string =>
  [
    card.own,
    card.mediation.id,
    plainName(card.name),
    plainName(card.commune ?? card.postalCode ?? ''),
    plainName(card.address ?? ''),
    siretOf(card),
  ].join('|');

const plainName = (text: string): string =>
  fold(text)
    .replaceAll('.', '')
    .replace(/[^a-z\d]+/g, ' ')
    .trim()
    .replace(/\bst(e?)\b/g, 'saint$1');

const siretOf = ({ identifiers }: Pick<ImportedCard, 'identifiers'>): string | null =>
  identifiers.find(({ scheme }) => scheme === 'siret')?.value ?? null;

/** The structures that are here, by what a row may know of them. */
class Known {
  readonly #byId = new Map<string, Structure>();
  readonly #byNationalId = new Map<string, Structure>();
  readonly #byName = new Map<string, Structure[]>();
  readonly #bySiret = new Map<string, Structure[]>();
  readonly #claimed = new Set<ItemId>();

  constructor(structures: Iterable<Structure>) {
    const all = new Map([...structures].map((one) => [one.id, one]));
    for (const one of all.values()) {
      // What was added twice answers to both its names, as the one that it reads as.
      const shown = all.get(readsAs((id) => all.get(id), one.id)) ?? one;
      if (shown.archivedAt !== null || (one !== shown && one.archivedAt !== null)) continue;
      this.#byId.set(one.id, shown);
      if (one.mediation?.id) this.#byNationalId.set(one.mediation.id, shown);
      push(this.#byName, plainName(one.name), shown);
      const siret = siretOf(one);
      if (siret !== null) push(this.#bySiret, siret, shown);
    }
  }

  claim(id: ItemId): void {
    this.#claimed.add(id);
  }

  sameAs(card: ImportedCard): Structure | null {
    const national = card.mediation.id ?? '';
    const byId =
      this.#byId.get(card.own ?? '') ?? this.#byId.get(national) ?? this.#byNationalId.get(national);
    if (byId !== undefined && !this.#claimed.has(byId.id)) return byId;
    const namesakes = this.#free(this.#byName, plainName(card.name)).filter(
      (one) => isSamePlace(one, card) && !areApart(siretOf(one), siretOf(card)),
    );
    const at = (one: Structure): boolean => plainName(one.address ?? '') === plainName(card.address ?? '');
    return namesakes.find(at) ?? namesakes[0] ?? null;
  }

  like(card: ImportedCard): readonly Candidate[] {
    const siret = siretOf(card);
    const found = new Map<ItemId, Candidate>();
    const add = (one: Structure, why: Candidate['why']): void => {
      if (!found.has(one.id)) found.set(one.id, { id: one.id, why, changes: changesOf(one, card) });
    };
    if (siret !== null) for (const one of this.#bySiret.get(siret) ?? []) add(one, 'number');
    for (const one of this.#byName.get(plainName(card.name)) ?? [])
      if (isSamePlace(one, card) || !isPlaced(one) || !isPlaced(card)) add(one, 'name');
    return [...found.values()].slice(0, 5);
  }

  #free(index: ReadonlyMap<string, readonly Structure[]>, key: string): Structure[] {
    return (index.get(key) ?? []).filter(({ id }) => !this.#claimed.has(id));
  }
}

function push(index: Map<string, Structure[]>, key: string, one: Structure): void {
  const before = index.get(key);
  if (before === undefined) index.set(key, [one]);
  else if (!before.includes(one)) before.push(one);
}

type Placed = Pick<ImportedCard, 'commune' | 'communeCode' | 'postalCode'>;
const isPlaced = ({ commune, communeCode, postalCode }: Placed): boolean =>
  commune !== null || communeCode !== null || postalCode !== null;

/** By the code of the commune where both know it, else by its name, else by the postal code. */
function isSamePlace(one: Placed, other: Placed): boolean {
  if (one.communeCode !== null && other.communeCode !== null) return one.communeCode === other.communeCode;
  if (one.commune !== null && other.commune !== null)
    return plainName(one.commune) === plainName(other.commune);
  if (one.postalCode !== null && other.postalCode !== null) return one.postalCode === other.postalCode;
  return !isPlaced(one) && !isPlaced(other);
}

const areApart = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && one !== other;

/** What the row says otherwise than the card, field by field. What it does not say is no change. */
export function changesOf(before: Structure, card: ImportedCard): readonly FieldChange[] {
  const changes: FieldChange[] = [];
  const put = (field: ChangedField, was: unknown, is: unknown): void => {
    if (said(is) !== '' && tidy(said(was)) !== tidy(said(is)))
      changes.push({ field, value: is, before: said(was), after: said(is) });
  };
  // A name in capitals is the same name.
  for (const field of ['name', 'commune'] as const)
    if (before[field]?.toLowerCase() !== card[field]?.toLowerCase()) put(field, before[field], card[field]);
  for (const field of ['kind', 'typology', 'communeCode', 'postalCode'] as const)
    put(field, before[field], card[field]);
  for (const field of ['address', 'site'] as const) put(field, before[field], card[field]);
  if (!isCutOf(card.about, before.about)) put('about', before.about, card.about);
  put('actions', before.actions, card.actions);
  put('identifiers', before.identifiers, withNumbers(before, card));
  put('position', before.position, card.position);
  for (const [column, value] of Object.entries(card.mediation))
    if (!isEcho(before, column, value)) put(`mediation.${column}`, before.mediation?.[column], value);
  return changes;
}

/** What our own export of this card says of it there: who it is, since when, and its text where the summary is too short. */
function isEcho(before: Structure, column: string, value: string): boolean {
  const kept = before.mediation ?? {};
  if (kept[column] !== undefined) return false;
  if (column === 'id') return value === before.id;
  if (column === 'date_maj') return value === dayOf(before.addedAt);
  return column === 'presentation_detail' && tidy(value) === tidy(before.about ?? '');
}

/** A summary that was cut for want of room says nothing else than the whole. */
const isCutOf = (cut: string | null, whole: string | null): boolean =>
  cut !== null && whole !== null && cut.endsWith('…') && whole.startsWith(cut.slice(0, -1).trimEnd());

/** The numbers of the card, those of the row in the place of the same kind. */
const withNumbers = (before: Structure, card: ImportedCard): ImportedCard['identifiers'] =>
  card.identifiers.length === 0
    ? before.identifiers
    : [
        ...before.identifiers.map(
          (one) => card.identifiers.find(({ scheme }) => scheme === one.scheme) ?? one,
        ),
        ...card.identifiers.filter((one) => !before.identifiers.some(({ scheme }) => scheme === one.scheme)),
      ];

/** A value of a card as one reads it; two that read alike are alike. */
export function said(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value))
    return value.map((one) => (typeof one === 'string' ? one : (one as { value: string }).value)).join(' · ');
  const { latitude, longitude } = value as { latitude: number; longitude: number };
  return `${latitude}, ${longitude}`;
}
