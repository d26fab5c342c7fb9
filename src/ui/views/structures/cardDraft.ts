import type { GivenCard } from '#domain/commands/checkCard.ts';
import type { ItemId } from '#domain/ids.ts';
import type { Structure } from '#domain/kinds/structure.ts';
import type { IdentifierScheme } from '#domain/kinds/structure.ts';
import { isRecord } from '#domain/readers.ts';
import { writtenPosition } from '#domain/typedPosition.ts';
import type { SpaceNotes } from '#state/deviceNotes.ts';
import { draftsNote, keepDraft } from '../keptDrafts.ts';

/** What the form of a card holds; `place` goes together. */
export type CardTyped = Omit<GivenCard, 'actions'> & { readonly actions: string };
export type CardField = keyof CardTyped;

/** What was in the card when somebody began to write, and what they made of it. */
export interface CardDraft {
  readonly base: CardTyped;
  readonly mine: CardTyped;
}

export function typedOf(card: Structure): CardTyped {
  const number = (scheme: IdentifierScheme): string =>
    card.identifiers.find((one) => one.scheme === scheme)?.value ?? '';
  return {
    name: card.name,
    kind: card.kind,
    place: { commune: card.commune ?? '', code: card.communeCode, postalCode: card.postalCode },
    address: card.address ?? '',
    about: card.about ?? '',
    actions: card.actions.join('\n'),
    site: card.site ?? '',
    siret: number('siret'),
    rna: number('rna'),
    ridet: number('ridet'),
    typology: card.typology ?? '',
    position: writtenPosition(card.position),
    inPublic: card.inPublic,
  };
}

const FIELDS = Object.freeze([
  'name',
  'kind',
  'place',
  'address',
  'about',
  'actions',
  'site',
  'siret',
  'rna',
  'ridet',
  'typology',
  'position',
  'inPublic',
] as const satisfies readonly CardField[]);

const same = (a: CardTyped, b: CardTyped, field: CardField): boolean =>
  JSON.stringify(a[field]) === JSON.stringify(b[field]);

export const changedIn = ({ base, mine }: CardDraft): readonly CardField[] =>
  FIELDS.filter((field) => !same(base, mine, field));

/** What somebody else changed meanwhile goes into the form, save where I wrote something else. */
export function followOthers(draft: CardDraft, now: CardTyped): CardDraft {
  const moved = FIELDS.filter(
    (field) => same(draft.base, draft.mine, field) && !same(draft.base, now, field),
  );
  if (moved.length === 0) return draft;
  const theirs = Object.fromEntries(moved.map((field) => [field, now[field]]));
  return { base: { ...draft.base, ...theirs }, mine: { ...draft.mine, ...theirs } };
}

/** The fields that somebody else changed while I was writing in them. */
export const contestedIn = ({ base, mine }: CardDraft, now: CardTyped): readonly CardField[] =>
  FIELDS.filter((field) => !same(base, mine, field) && !same(base, now, field) && !same(mine, now, field));

/** What is to be written: what I changed, and nothing else. */
export function givenOf(draft: CardDraft): Partial<GivenCard> {
  const { actions, ...rest } = Object.fromEntries(
    changedIn(draft).map((field) => [field, draft.mine[field]]),
  ) as Partial<CardTyped>;
  return actions === undefined ? rest : { ...rest, actions: actions.split('\n') };
}

const CARDS = draftsNote('cards');

export function readCardDraft(notes: SpaceNotes, id: ItemId): CardDraft | null {
  const raw = notes.read(CARDS)?.[id];
  return isRecord(raw) && isTyped(raw.base) && isTyped(raw.mine) ? { base: raw.base, mine: raw.mine } : null;
}

/** Keeps what is being written, or forgets it when nothing is changed. */
export const keepCardDraft = (notes: SpaceNotes, id: ItemId, draft: CardDraft | null): void =>
  keepDraft(notes, CARDS, id, draft === null || changedIn(draft).length === 0 ? null : draft);

/** What another version kept is not understood, and let go. */
const isTyped = (raw: unknown): raw is CardTyped =>
  isRecord(raw) &&
  isRecord(raw.place) &&
  FIELDS.every(
    (field) => field === 'place' || typeof raw[field] === (field === 'inPublic' ? 'boolean' : 'string'),
  );
