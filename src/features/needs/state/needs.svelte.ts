import type { OwnRefusal } from '#domain/commands/patchOwn.ts';
import type { GivenOffered, OfferedRefusal } from '../domain/checkOffered.ts';
import {
  archiveOffered,
  bringBackOffered,
  editOffered,
  offer,
  sayNeed,
  sayResource,
  type Side,
} from '../domain/offer.ts';
import { sayOfMatch, takeBackOfMatch, type MatchRefusal } from '../domain/sayOfMatch.ts';
import type { Tender } from '#domain/commands/tendTerm.ts';
import type { AccountId, ItemId } from '#domain/ids.ts';
import type { MatchState } from '../domain/match.ts';
import { goBetween } from '#domain/kinds/goBetween.ts';
import { match } from '../domain/match.ts';
import { need, type Need } from '../domain/need.ts';
import { resource, type Resource } from '../domain/resource.ts';
import { nearnessOf } from '#domain/places.ts';
import { matchesOf, personsWords, type Pairing, type PersonsWord } from '../domain/matchesOf.ts';
import { proposeMatches, type MatchProposal } from '../domain/proposeMatches.ts';
import type { Result } from '#domain/result.ts';
import { communesOf } from '#state/communes.ts';
import type { LiveRoot } from '#state/live.svelte.ts';
import { whoIsTold } from './needsTold.ts';
import type { SpaceState } from '#state/space.svelte.ts';

type Written<T, Why extends string> = Result<T, Why | 'notAllowed'>;

/** Needs, resources and their matches, alive, and what I may do with them. Opened by the page that shows them. */
export class NeedsState {
  readonly #space: SpaceState;
  readonly #needs: LiveRoot<typeof need.fields>;
  readonly #resources: LiveRoot<typeof resource.fields>;
  readonly #said: LiveRoot<typeof match.fields>;
  readonly #goBetweens: LiveRoot<typeof goBetween.fields>;

  readonly needs: readonly Need[] = $derived.by(() => this.#inOrder(this.#needs.items.values()));
  readonly resources: readonly Resource[] = $derived.by(() => this.#inOrder(this.#resources.items.values()));
  readonly pairings: ReadonlyMap<string, Pairing> = $derived.by(() =>
    matchesOf(this.#needs.items, this.#resources.items, this.#said.items.values(), (one) =>
      this.#readAs(one),
    ),
  );
  /** Of each commune of the département, its group; empty until the list is there. */
  #epcis: ReadonlyMap<string, string> = $state.raw(new Map());
  /** What is proposed for each need, best first. */
  readonly proposals: ReadonlyMap<ItemId, readonly MatchProposal[]> = $derived.by(() =>
    proposeMatches({
      needs: this.needs.filter((one) => !this.isMet(one)),
      resources: this.resources,
      structures: this.#space.structures,
      settled: this.pairings,
      near: (one, other) => nearnessOf(one, other, (code) => this.#epcis.get(code) ?? null),
    }),
  );
  readonly #proposalsOfResource = $derived.by(() => {
    const byResource = new Map<ItemId, MatchProposal[]>();
    for (const list of this.proposals.values())
      for (const one of list) byResource.set(one.resource, [...(byResource.get(one.resource) ?? []), one]);
    return byResource;
  });
  readonly #pairingsByItem = $derived.by(() => {
    const byItem = new Map<ItemId, Pairing[]>();
    for (const one of this.pairings.values())
      for (const id of [one.need.id, one.resource.id]) byItem.set(id, [...(byItem.get(id) ?? []), one]);
    return byItem;
  });

  constructor(space: SpaceState) {
    this.#space = space;
    this.#needs = space.view(need);
    this.#resources = space.view(resource);
    this.#said = space.view(match);
    this.#goBetweens = space.view(goBetween);
    void this.#bringCommunes();
  }

  need(id: string): Need | undefined {
    return this.#needs.items.get(id as ItemId);
  }

  resource(id: string): Resource | undefined {
    return this.#resources.items.get(id as ItemId);
  }

  /** What is proposed for a need, or for what a resource is proposed. */
  proposalsOf(side: Side, id: ItemId): readonly MatchProposal[] {
    return (side === 'need' ? this.proposals : this.#proposalsOfResource).get(id) ?? [];
  }

  /** The matches of a need or a resource that are alive, or were; what was left (`unfit`) is not shown. */
  pairingsOf(id: ItemId): readonly Pairing[] {
    return (this.#pairingsByItem.get(id) ?? []).filter(({ state }) => state !== 'unfit');
  }

  /** What is said of the matches of a need or a resource, and counts for no structure. */
  personsWordsOf(id: ItemId): readonly PersonsWord[] {
    return personsWords(this.#needs.items, this.#resources.items, this.#said.items.values()).filter(
      ({ need: sought, resource: offered }) => sought.id === id || offered.id === id,
    );
  }

  /** Proposals that somebody left, which may be looked at again. */
  leftOf(id: ItemId): readonly Pairing[] {
    return (this.#pairingsByItem.get(id) ?? []).filter(({ state }) => state === 'unfit');
  }

  /** Its author says so, or one of its matches is done. */
  isMet(one: Need): boolean {
    return one.state === 'met' || this.pairingsOf(one.id).some(({ state }) => state === 'done');
  }

  isOurs({ structure }: Need | Resource): boolean {
    return structure !== null && this.#space.standsFor(structure);
  }

  /** Needs and resources of mine, or that I tend, out of view. */
  get archived(): readonly { readonly side: Side; readonly item: Need | Resource }[] {
    const of = (side: Side, all: Iterable<Need | Resource>) =>
      [...all]
        .filter((item) => item.archivedAt !== null && this.mayTend(item))
        .map((item) => ({ side, item }));
    return [...of('need', this.#needs.items.values()), ...of('resource', this.#resources.items.values())];
  }

  /** Mine, of a structure that I stand for, or I tend them all. */
  mayTend(item: Need | Resource): boolean {
    return (
      this.#space.may('tendNeeds') ||
      (this.#space.may('offer') && (this.#space.isMine(item.id) || this.isOurs(item)))
    );
  }

  /** Whether I may give it to another structure: a colleague leaves it to the one that its author gave it to. */
  maySignAnew(item: Need | Resource): boolean {
    return this.#space.may('tendNeeds') || this.#space.isMine(item.id);
  }

  /** In whose name I may say where this pair stands; null when I may not. */
  speaksFor({ need: sought, resource: offered }: Pick<Pairing, 'need' | 'resource'>): ItemId | null {
    if (!this.#space.may('offer')) return null;
    const theirs = [sought, offered].find((one) => this.isOurs(one))?.structure;
    // One that was joined into mine: I speak as what I stand for, which reads as it.
    const ours = this.#space.me.structures.find(
      (one) => theirs !== null && theirs !== undefined && this.#readAs(one) === this.#readAs(theirs),
    );
    const any = this.#space.may('tendNeeds') ? (sought.structure ?? offered.structure) : null;
    return ours ?? any;
  }

  /** Whoever hears of a match: the go-between of each structure, and the people who stand for it. */
  toldOf(structures: readonly (string | null)[]): readonly AccountId[] {
    return whoIsTold(this.#space, this.#goBetweens.items, structures, (one) => this.#readAs(one));
  }

  add(side: Side, given: GivenOffered): Written<ItemId, OfferedRefusal> {
    return this.#space.write('offer', (doc, world) => offer(doc, this.#space.pens, side, given, world));
  }

  edit(side: Side, id: ItemId, given: GivenOffered): Written<ItemId, OfferedRefusal | OwnRefusal> {
    return this.#space.write('offer', (doc, world) =>
      editOffered(doc, this.#tender(side, id), side, id, given, world),
    );
  }

  /** Says that a need is met or a resource taken (`isOver`), or not any more. */
  setOver(side: Side, id: ItemId, isOver: boolean): boolean {
    return this.#space.write('offer', (doc) =>
      side === 'need'
        ? sayNeed(doc, this.#tender(side, id), id, isOver ? 'met' : 'open')
        : sayResource(doc, this.#tender(side, id), id, isOver ? 'taken' : 'available'),
    ).ok;
  }

  archive(side: Side, id: ItemId): boolean {
    return this.#space.write('offer', (doc, world) =>
      archiveOffered(doc, this.#tender(side, id), side, id, world),
    ).ok;
  }

  bringBack(side: Side, id: ItemId): boolean {
    return this.#space.write('offer', (doc) => bringBackOffered(doc, this.#tender(side, id), side, id)).ok;
  }

  /** Says where a pair stands. Answers the word said, to take it back. */
  say(pair: Pick<Pairing, 'need' | 'resource'>, state: MatchState, why = ''): Written<ItemId, MatchRefusal> {
    const structure = this.speaksFor(pair);
    if (structure === null) return { ok: false, why: 'notAllowed' };
    const said = { need: pair.need.id, resource: pair.resource.id, structure, state, why };
    return this.#space.write('offer', (doc, world) => sayOfMatch(doc, this.#space.pens, said, world));
  }

  unsay(id: ItemId): boolean {
    return this.#space.write('offer', (doc, world) => takeBackOfMatch(doc, this.#space.pens, id, world)).ok;
  }

  async #bringCommunes(): Promise<void> {
    const { settings } = this.#space;
    const known = settings === null ? null : await communesOf(settings.department);
    if (known !== null)
      this.#epcis = new Map(known.all.flatMap(({ code, epci }) => (epci === null ? [] : [[code, epci]])));
  }

  #readAs(one: ItemId): ItemId {
    return this.#space.readAs(one);
  }

  /** Whether what is sought or brought is of this structure, or of one that was joined into it. */
  isOf(structure: ItemId, item: Need | Resource): boolean {
    return item.structure !== null && this.#readAs(item.structure) === this.#readAs(structure);
  }

  #tender(side: Side, id: ItemId): Tender {
    const item = side === 'need' ? this.need(id) : this.resource(id);
    return { pens: this.#space.pens, tends: item !== undefined && this.mayTend(item) };
  }

  /** Those of my own structures first, then the newest. */
  #inOrder<T extends Need | Resource>(all: Iterable<T>): readonly T[] {
    return [...all]
      .filter(({ archivedAt }) => archivedAt === null)
      .sort(
        (a, b) =>
          Number(this.isOurs(b)) - Number(this.isOurs(a)) || b.addedAt - a.addedAt || (a.id < b.id ? -1 : 1),
      );
  }
}
