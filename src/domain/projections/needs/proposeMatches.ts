import type { ItemId } from '../../ids.ts';
import type { Need, Resource, Structure, Theme } from '../../kinds/index.ts';
import type { Nearness } from '../../places.ts';
import { pairKey } from '../matchesOf.ts';
import { readsAs } from '../readsAs.ts';
import { rarityIn, readText, shared, type Reading, type Rarity, type Shared } from './reading.ts';

/** Why a resource may answer a need. At least one of the first four holds. */
export interface MatchReason {
  /** Words that both say. */
  readonly words: readonly string[];
  /** What both say in other words. */
  readonly notions: readonly string[];
  /** What the resource says of the theme of the need, or what its structure does. */
  readonly around: readonly string[];
  readonly sameType: boolean;
  readonly sameTheme: boolean;
  readonly near: Nearness | null;
}

export interface MatchProposal {
  readonly need: ItemId;
  readonly resource: ItemId;
  readonly score: number;
  readonly why: MatchReason;
}

export interface Offers {
  readonly needs: Iterable<Need>;
  readonly resources: Iterable<Resource>;
  readonly structures: ReadonlyMap<ItemId, Structure>;
  readonly themes: ReadonlyMap<ItemId, Pick<Theme, 'title'>>;
  /** Pairs, by `pairKey`, that somebody matched or left already: never proposed again. */
  readonly settled: { readonly has: (pair: string) => boolean };
  /** How near the codes of two communes are. */
  readonly near: (one: string | null, other: string | null) => Nearness | null;
}

/** What is said around a text (its theme, what its structure does) tells less than the text itself. */
const AROUND = 0.4;
const SAME_TYPE = 1.5;
const SAME_THEME = 1.5;
const NEAR: Readonly<Record<Nearness, number>> = {
  sameCommune: 1,
  sameEpci: 0.6,
  sameDepartment: 0,
};
/** Less than this says nothing: a type alone, or a word that half of the texts hold. */
const WORTH = 2;
/** Beside a good one, what fits less than this share of it is noise. */
const FAR = 0.4;

interface Side {
  readonly structure: string | null;
  readonly type: string;
  readonly theme: string | null;
  readonly commune: string | null;
  readonly text: Reading;
  readonly around: Reading;
}

/**
 * For each open need, the available resources of other structures that may answer it, best first, each with its
 * reason. It only proposes: no score tells what fits from what resembles, so a person accepts, one by one.
 */
export function proposeMatches(offers: Offers, most = 3): ReadonlyMap<ItemId, readonly MatchProposal[]> {
  const isHere = ({ structure, archivedAt }: Need | Resource): boolean =>
    archivedAt === null && isInView(structure, offers);
  const needs = [...offers.needs].filter((one) => isHere(one) && one.state === 'open');
  const resources = [...offers.resources].filter((one) => isHere(one) && one.state === 'available');
  const sides = new Map([...needs, ...resources].map((one) => [one.id, sideOf(one, offers)]));
  const rarity = rarityIn([...sides.values()].flatMap(({ text, around }) => [text, around]));
  const proposals = new Map<ItemId, readonly MatchProposal[]>();
  for (const { id: need } of needs) {
    const found: MatchProposal[] = [];
    for (const { id: resource } of resources) {
      const [sought, offered] = [sides.get(need), sides.get(resource)];
      if (sought === undefined || offered === undefined || offers.settled.has(pairKey(need, resource)))
        continue;
      const told = compare(sought, offered, rarity, offers.near);
      if (told !== null) found.push({ need, resource, ...told });
    }
    found.sort((a, b) => b.score - a.score || (a.resource < b.resource ? -1 : 1));
    const least = (found[0]?.score ?? 0) * FAR;
    proposals.set(need, Object.freeze(found.filter(({ score }) => score >= least).slice(0, most)));
  }
  return proposals;
}

/** What was put away proposes nothing, and nothing is proposed to it. */
function isInView(structure: string | null, { structures }: Offers): boolean {
  if (structure === null) return true;
  const card = structures.get(readsAs((id) => structures.get(id), structure as ItemId));
  return (card?.archivedAt ?? null) === null;
}

function sideOf(one: Need | Resource, { structures, themes }: Offers): Side {
  const structure = structures.get(one.structure as ItemId);
  const theme = themes.get(one.theme as ItemId);
  return {
    structure: one.structure === null ? null : readsAs((id) => structures.get(id), one.structure as ItemId),
    type: one.type,
    theme: one.theme,
    commune: one.place === null ? (structure?.communeCode ?? null) : one.place.code,
    text: readText(one.text),
    around: readText([theme?.title, structure?.name, structure?.about].filter(Boolean).join('. ')),
  };
}

function compare(
  need: Side,
  resource: Side,
  rarity: Rarity,
  near: Offers['near'],
): Pick<MatchProposal, 'score' | 'why'> | null {
  if (need.structure !== null && need.structure === resource.structure) return null;
  const said = shared(need.text, resource.text, rarity);
  const around = [shared(need.around, resource.text, rarity), shared(need.text, resource.around, rarity)];
  const sameType = need.type === resource.type;
  const sameTheme = need.theme !== null && need.theme === resource.theme;
  const where = near(need.commune, resource.commune);
  const byWords = said.score + AROUND * around.reduce((sum, one) => sum + one.score, 0);
  const told = byWords + (sameType ? SAME_TYPE : 0) + (sameTheme ? SAME_THEME : 0);
  if (told < WORTH) return null;
  return {
    score: told + (where === null ? 0 : NEAR[where]),
    why: {
      words: said.words,
      notions: said.notions,
      around: around.flatMap(wordsAndNotions),
      sameType,
      sameTheme,
      near: where,
    },
  };
}

const wordsAndNotions = ({ words, notions }: Shared): readonly string[] => [...words, ...notions];
