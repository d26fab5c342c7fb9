import type * as Y from 'yjs';
import { ACT } from '#domain/collection.ts';
import { addTerm, type AddedTerm } from '#domain/commands/addTerm.ts';
import type { GivenTerm, TermRefusal } from '#domain/commands/checkTerm.ts';
import {
  addMeaning,
  archiveMeaning,
  bringBackMeaning,
  editMeaning,
  type GivenMeaning,
  type MeaningRefusal,
} from '#domain/commands/giveMeaning.ts';
import { moderateQuestion } from '#domain/commands/moderateQuestion.ts';
import type { OwnRefusal } from '#domain/commands/patchOwn.ts';
import { archiveTerm, bringBackTerm, editTerm, type Tender } from '#domain/commands/tendTerm.ts';
import type { ItemId } from '#domain/ids.ts';
import { meaning, type Meaning } from '#domain/kinds/meaning.ts';
import type { Term } from '#domain/kinds/term.ts';
import type { Verdict } from '#domain/kinds/moderation.ts';
import { glossaryOf, type GlossaryWord } from '#domain/projections/glossaryOf.ts';
import { done, type Result } from '#domain/result.ts';
import type { World } from '#domain/world.ts';
import type { LiveRoot } from './live.svelte.ts';
import type { SpaceState } from './space.svelte.ts';

type Written<T, Why extends string> = Result<T, Why | 'notAllowed'>;

/** The words of a space with what they mean, alive, and what I may do with them. Opened by the page that shows them. */
export class GlossaryState {
  readonly #space: SpaceState;
  readonly #meanings: LiveRoot<typeof meaning.fields>;
  readonly words: readonly GlossaryWord[] = $derived.by(() =>
    glossaryOf(
      this.#space.views.terms.items.values(),
      this.#meanings.items.values(),
      this.#space.views.moderations.items,
    ),
  );

  constructor(space: SpaceState) {
    this.#space = space;
    this.#meanings = space.view(meaning);
  }

  /** Words out of view that I may bring back. Reactive. */
  get archivedWords(): readonly Term[] {
    return [...this.#space.views.terms.items.values()].filter(
      ({ id, archivedAt }) => archivedAt !== null && this.mayTend([id]),
    );
  }

  /** What I said that words mean, and took out of view. Reactive. */
  get archivedMeanings(): readonly Meaning[] {
    return [...this.#meanings.items.values()].filter(
      ({ id, archivedAt }) => archivedAt !== null && this.#space.isMine(id),
    );
  }

  /** Whether I may change a word: it is mine, in all its entries, or I tend them. */
  mayTend(ids: readonly ItemId[]): boolean {
    return (
      this.#space.may('tendWords') || (this.#space.may('define') && ids.every((id) => this.#space.isMine(id)))
    );
  }

  add(
    given: GivenTerm & { readonly meaning: GivenMeaning | null },
  ): Written<AddedTerm, TermRefusal | MeaningRefusal> {
    return this.#space.write('define', (doc, world) => addTerm(doc, this.#space.pens, given, world));
  }

  /** Takes back what adding wrote. */
  takeBack({ term, isNew, meaning: given }: AddedTerm): void {
    if (given !== null) this.archiveMeaning(given);
    if (isNew) this.archive([term]);
  }

  edit(ids: readonly ItemId[], given: GivenTerm): Written<readonly ItemId[], TermRefusal | OwnRefusal> {
    return this.#ofAll(ids, (doc, world, id) => editTerm(doc, this.#tender, id, given, world));
  }

  archive(ids: readonly ItemId[]): boolean {
    return this.#ofAll(ids, (doc, world, id) => archiveTerm(doc, this.#tender, id, world)).ok;
  }

  bringBack(ids: readonly ItemId[]): boolean {
    return this.#ofAll(ids, (doc, _, id) => bringBackTerm(doc, this.#tender, id)).ok;
  }

  give(of: ItemId, given: GivenMeaning): Written<ItemId, MeaningRefusal> {
    return this.#space.write('define', (doc, world) => addMeaning(doc, this.#space.pens, of, given, world));
  }

  editMeaning(id: ItemId, given: GivenMeaning): Written<ItemId, MeaningRefusal | OwnRefusal> {
    return this.#space.write('define', (doc, world) => editMeaning(doc, this.#space.pens, id, given, world));
  }

  archiveMeaning(id: ItemId): boolean {
    return this.#space.write('define', (doc, world) => archiveMeaning(doc, this.#space.pens, id, world)).ok;
  }

  bringBackMeaning(id: ItemId): boolean {
    return this.#space.write('define', (doc) => bringBackMeaning(doc, this.#space.pens, id)).ok;
  }

  /** Takes a meaning out of what everybody reads, with a reason that its author reads. */
  setAside(id: ItemId, reason: string): boolean {
    return this.#decide(id, 'setAside', reason);
  }

  takeBackIn(id: ItemId): boolean {
    return this.#decide(id, 'welcomed', null);
  }

  #decide(id: ItemId, verdict: Verdict, reason: string | null): boolean {
    return this.#space.write('welcome', (doc, world) => {
      moderateQuestion(doc, id, { verdict, reason }, world);
      return done(null);
    }).ok;
  }

  get #tender(): Tender {
    return { pens: this.#space.pens, tends: this.#space.may('tendWords') };
  }

  /** The same act on every entry of a word, in one transaction. */
  #ofAll<Why extends string>(
    ids: readonly ItemId[],
    act: (doc: Y.Doc, world: World, id: ItemId) => Result<ItemId, Why>,
  ): Written<readonly ItemId[], Why> {
    return this.#space.write('define', (doc, world) =>
      doc.transact((): Result<readonly ItemId[], Why> => {
        for (const id of ids) {
          const answer = act(doc, world, id);
          if (!answer.ok) return answer;
        }
        return done(ids);
      }, ACT),
    );
  }
}
