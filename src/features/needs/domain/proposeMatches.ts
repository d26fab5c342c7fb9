import type { ItemId } from '#domain/ids.ts';
import type { Need } from './need.ts';
import type { Resource } from './resource.ts';
import type { Structure } from '#domain/kinds/structure.ts';
import type { Nearness } from '#domain/places.ts';
import type { ResourceType } from './resourceTypes.ts';
import type { Alignment, Alike, Telling } from '#domain/similar/align.ts';
import { isLight } from '#domain/similar/lightWords.ts';
import { resemblance } from '#domain/similar/resemblance.ts';
import { pairKey } from './matchesOf.ts';
import { readsAs } from '#domain/projections/readsAs.ts';
import { alignOffers, readOffer, tellingAmong, type OfferReading } from './offerReading.ts';

/** Why a resource may answer a need: what both say, and what else they have in common. */
export interface MatchReason {
  /** `mine` as it stands in the need, `theirs` as it stands in the resource; never empty. */
  readonly alike: readonly Alike[];
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
  /** Pairs, by `pairKey`, that somebody matched or left already: never proposed again. */
  readonly settled: { readonly has: (pair: string) => boolean };
  /** How near the codes of two communes are. */
  readonly near: (one: string | null, other: string | null) => Nearness | null;
}

/**
 * How much a need and a resource must resemble (see `resemblance`) to be proposed: of one sort, little where two words
 * say so, one of them the same. Chosen on `LOOK_ALIKE_OFFERS` (docs/near.md).
 */
const OPENS = { twoWords: 0.15, sameType: 0.3, who: 0.48 };
/** Whoever knows how answers for somebody who does; a place, a thing or money is answered by its like alone. */
const WHO: readonly ResourceType[] = ['people', 'tool', 'scheme'];
const SAME_THEME = 0.15;
const NEAR: Readonly<Record<Nearness, number>> = {
  sameCommune: 0.1,
  sameEpci: 0.06,
  sameDepartment: 0,
};
/** Beside a good one, what fits less than this share of it is noise. */
const FAR = 0.4;

interface Side {
  readonly structure: string | null;
  readonly type: ResourceType;
  readonly theme: string | null;
  readonly commune: string | null;
  readonly text: OfferReading;
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
  const telling = tellingAmong([...sides.values()].map(({ text }) => text));
  const proposals = new Map<ItemId, readonly MatchProposal[]>();
  for (const { id: need } of needs) {
    const found: MatchProposal[] = [];
    for (const { id: resource } of resources) {
      const [sought, offered] = [sides.get(need), sides.get(resource)];
      if (sought === undefined || offered === undefined || offers.settled.has(pairKey(need, resource)))
        continue;
      const told = compare(sought, offered, telling, offers.near);
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

function sideOf(one: Need | Resource, { structures }: Offers): Side {
  const structure = structures.get(one.structure as ItemId);
  return {
    structure: one.structure === null ? null : readsAs((id) => structures.get(id), one.structure),
    type: one.type,
    theme: one.theme,
    commune: one.place === null ? (structure?.communeCode ?? null) : one.place.code,
    text: readOffer(one.text),
  };
}

function compare(
  need: Side,
  resource: Side,
  telling: Telling,
  near: Offers['near'],
): Pick<MatchProposal, 'score' | 'why'> | null {
  if (need.structure !== null && need.structure === resource.structure) return null;
  const aligned = alignOffers(need.text, resource.text, telling);
  const alike = resemblance(need.text, resource.text, aligned, telling);
  if (alike < opensAt(need, resource, aligned)) return null;
  const sameType = need.type === resource.type;
  const sameTheme = need.theme !== null && need.theme === resource.theme;
  const where = near(need.commune, resource.commune);
  return {
    score: alike + (sameTheme ? SAME_THEME : 0) + (where === null ? 0 : NEAR[where]),
    why: { alike: aligned.alike, sameType, sameTheme, near: where },
  };
}

function opensAt(need: Side, resource: Side, { mine, byWords }: Alignment): number {
  if (need.type !== resource.type)
    return WHO.includes(need.type) && WHO.includes(resource.type) ? OPENS.who : Infinity;
  const telling = [...need.text.words.keys()].filter((stem) => !isLight(stem) && !mine.left.includes(stem));
  return telling.length > 1 && byWords > 0 ? OPENS.twoWords : OPENS.sameType;
}
