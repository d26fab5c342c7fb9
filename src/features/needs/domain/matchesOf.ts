import type { ItemId } from '#domain/ids.ts';
import type { Match, MatchState } from './match.ts';
import type { Need } from './need.ts';
import type { Resource } from './resource.ts';

/** A need and a resource that somebody brought together, and how that went. */
export interface Pairing {
  readonly need: Need;
  readonly resource: Resource;
  /** What was said last. */
  readonly state: MatchState;
  readonly why: string | null;
  /** All that was said of it, first word first. */
  readonly steps: readonly Match[];
}

/** What a person says of a pair who is to be confirmed for one of its structures, or was answered no: it counts for none. */
export type PersonsWord = Pick<Pairing, 'need' | 'resource'> & { readonly said: Match };

type ById<T> = ReadonlyMap<ItemId, T>;

const isOne = (of: string | null, one: string | null, readAs: (structure: ItemId) => ItemId): boolean =>
  of !== null && one !== null && readAs(of as ItemId) === readAs(one as ItemId);

export const pairKey = (need: string, resource: string): string => `${need} ${resource}`;

/**
 * Each pair once, by `pairKey`, however often it was matched. Only what is said in the name of one of its two
 * structures counts: the guard holds that nobody speaks for a structure that is not theirs. `readAs`: a structure that
 * was added twice is one.
 */
export function matchesOf(
  needs: ById<Need>,
  resources: ById<Resource>,
  said: Iterable<Match>,
  readAs: (structure: ItemId) => ItemId = (one) => one,
): ReadonlyMap<string, Pairing> {
  const steps = new Map<string, Match[]>();
  for (const one of said) {
    if (one.archivedAt !== null) continue;
    const [need, resource] = [needs.get(one.need as ItemId), resources.get(one.resource as ItemId)];
    if (need === undefined || resource === undefined || one.structure === null) continue;
    if (![need.structure, resource.structure].some((of) => isOne(of, one.structure, readAs))) continue;
    const key = pairKey(need.id, resource.id);
    const known = steps.get(key);
    if (known === undefined) steps.set(key, [one]);
    else known.push(one);
  }
  const pairings = new Map<string, Pairing>();
  for (const [key, list] of steps) {
    list.sort((a, b) => a.saidAt - b.saidAt || (a.id < b.id ? -1 : 1));
    const [first, last] = [list[0], list.at(-1)];
    const need = needs.get(first?.need as ItemId);
    const resource = resources.get(first?.resource as ItemId);
    if (last === undefined || need === undefined || resource === undefined) continue;
    pairings.set(key, { need, resource, state: last.state, why: last.why, steps: list });
  }
  return pairings;
}

/** Read beside what counts, first word first. */
export const personsWords = (
  needs: ById<Need>,
  resources: ById<Resource>,
  said: Iterable<Match>,
): readonly PersonsWord[] =>
  [...said]
    .filter(({ archivedAt, structure }) => archivedAt === null && structure === null)
    .sort((a, b) => a.saidAt - b.saidAt || (a.id < b.id ? -1 : 1))
    .flatMap((one) => {
      const need = one.need === null ? undefined : needs.get(one.need);
      const resource = one.resource === null ? undefined : resources.get(one.resource);
      return need === undefined || resource === undefined ? [] : [{ need, resource, said: one }];
    });
