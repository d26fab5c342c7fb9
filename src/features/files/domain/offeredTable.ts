import type { ItemId } from '#domain/ids.ts';
import type { MatchState } from '#features/needs/domain/match.ts';
import type { Need } from '#features/needs/domain/need.ts';
import type { Resource } from '#features/needs/domain/resource.ts';
import type { Structure } from '#domain/kinds/structure.ts';
import type { Pairing } from '#features/needs/domain/matchesOf.ts';
import { readsAs } from '#domain/projections/readsAs.ts';
import type { ResourceType } from '#features/needs/domain/resourceTypes.ts';
import type { StructureKind } from '#domain/structureKinds.ts';
import { dayOf } from './structureTables.ts';

/** The columns of needs and resources in a file, in this order; their titles come from the words. */
export const OFFERED_COLUMNS = [
  'sorte',
  'texte',
  'type',
  'structure',
  'famille',
  'commune',
  'code_insee',
  'theme',
  'etat',
  'mises_en_relation',
  'ajoute_le',
] as const;
export type OfferedColumn = (typeof OFFERED_COLUMNS)[number];

export interface OfferedWords {
  readonly columns: Readonly<Record<OfferedColumn, string>>;
  readonly kinds: Readonly<Record<StructureKind, string>>;
  readonly types: Readonly<Record<ResourceType, string>>;
  readonly need: string;
  readonly resource: string;
  readonly states: Readonly<Record<'open' | 'met' | 'available' | 'taken', string>>;
  readonly matches: Readonly<Record<MatchState, string>>;
}

export interface OfferedHere {
  readonly needs: readonly Need[];
  readonly resources: readonly Resource[];
  readonly isMet: (need: Need) => boolean;
  readonly pairingsOf: (id: ItemId) => readonly Pairing[];
  readonly structureOf: (id: ItemId) => Structure | undefined;
  readonly themeTitle: (id: ItemId) => string | undefined;
}

/** What is sought, then what can be brought, with what became of it. Why a match did not work stays out. */
export function offeredTable(here: OfferedHere, words: OfferedWords): readonly (readonly string[])[] {
  const cardOf = (id: string | null): Structure | undefined =>
    id === null ? undefined : here.structureOf(readsAs(here.structureOf, id as ItemId));
  const rowOf = (item: Need | Resource, sort: string, state: string): readonly string[] => {
    const card = cardOf(item.structure);
    const met = here.pairingsOf(item.id).filter((one) => one.state !== 'unfit');
    const cells: Readonly<Record<OfferedColumn, string>> = {
      sorte: sort,
      texte: item.text,
      type: words.types[item.type],
      structure: card?.name ?? '',
      famille: card === undefined ? '' : words.kinds[card.kind],
      commune: item.place?.commune ?? card?.commune ?? '',
      code_insee: (item.place === null ? card?.communeCode : item.place.code) ?? '',
      theme: (item.theme === null ? undefined : here.themeTitle(item.theme)) ?? '',
      etat: state,
      mises_en_relation: met
        .map(({ need, resource, state: said }) => {
          const other = cardOf((need.id === item.id ? resource : need).structure);
          return `${other?.name ?? ''} : ${words.matches[said]}`;
        })
        .join('|'),
      ajoute_le: dayOf(item.addedAt),
    };
    return OFFERED_COLUMNS.map((column) => cells[column]);
  };
  return [
    OFFERED_COLUMNS.map((column) => words.columns[column]),
    ...here.needs.map((one) => rowOf(one, words.need, words.states[here.isMet(one) ? 'met' : 'open'])),
    ...here.resources.map((one) => rowOf(one, words.resource, words.states[one.state])),
  ];
}
