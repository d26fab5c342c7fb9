import { addCarrier, bringBackCarriers, nameCarrier, removeCarrier } from '../domain/carriers.ts';
import { addLine, archiveLine, bringBackLine, tickLine } from '../domain/lines.ts';
import { setFormat, setSlot, type SlotRefusal } from '../domain/setFormat.ts';
import { addToSpine, bringBackToSpine, moveInSpine, takeOutOfSpine } from '../domain/spineActs.ts';
import {
  addStep,
  archiveStep,
  bringBackStep,
  changeStep,
  moveStep,
  type StepChange,
  type StepRefusal,
} from '../domain/steps.ts';
import type { ItemId } from '#domain/ids.ts';
import type { SheetLine, SheetList } from '#domain/kinds/sheetLine.ts';
import type { Step } from '#domain/kinds/step.ts';
import type { Format, Slot, Theme } from '#domain/kinds/theme.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { changeOf, type PlainAct } from '#state/plainAct.ts';
import type { SpaceState } from '#state/space.svelte.ts';

/** What was done, and how it is taken back. */
type Acted<Why extends string> = Result<PlainAct, Why | 'notAllowed' | 'item.gone'>;

/** What an organiser does to the sheets of a space. Each act can be taken back, and leaves what others did since. */
export class SheetActs {
  constructor(private readonly space: SpaceState) {}

  setFormat(theme: Theme, format: Format): Acted<never> {
    return this.#change(theme.id, 'format', theme.format, format, (value) =>
      this.#ok((doc) => setFormat(doc, theme.id, value)),
    );
  }

  setSlot(theme: Theme, given: Partial<Slot>): Acted<SlotRefusal> {
    const before = JSON.stringify(theme.slot);
    const write = (slot: Partial<Slot>) =>
      this.space.write('writeThemes', (doc) => setSlot(doc, theme.id, slot));
    const written = write(given);
    if (!written.ok) return written;
    const now = (): string => JSON.stringify(this.space.themes.get(theme.id)?.slot);
    const set = (value: string): boolean => write(JSON.parse(value) as Slot).ok;
    return done(changeOf({ before, after: now(), now, set }));
  }

  addToSpine(theme: ItemId, question: ItemId): Acted<never> {
    const added = this.space.write('writeThemes', (doc) => done(addToSpine(doc, theme, question)));
    return added.ok
      ? done(this.#comingBack(added.value, takeOutOfSpine, bringBackToSpine))
      : refused('notAllowed');
  }

  takeOutOfSpine(id: ItemId): Acted<never> {
    return this.#putAway(id, takeOutOfSpine, bringBackToSpine);
  }

  moveInSpine(id: ItemId, from: number, to: number): Acted<never> {
    return this.#move(id, from, to, moveInSpine);
  }

  addCarrier(theme: ItemId, structure: ItemId): Acted<never> {
    const added = this.space.write('writeThemes', (doc, world) =>
      done(addCarrier(doc, { theme, structure }, world)),
    );
    if (!added.ok) return refused('notAllowed');
    return done({
      undo: () => this.#removed(theme, structure).length > 0,
      redo: () => this.#broughtBack([added.value]),
    });
  }

  removeCarrier(theme: ItemId, structure: ItemId): Acted<never> {
    let gone = this.#removed(theme, structure);
    if (gone.length === 0) return refused('item.gone');
    return done({
      undo: () => this.#broughtBack(gone),
      redo: () => (gone = this.#removed(theme, structure)).length > 0,
    });
  }

  nameCarrier(theme: ItemId, structure: ItemId, before: string | null, member: string | null): Acted<never> {
    const set = (value: string | null): boolean =>
      this.#ok((doc) => nameCarrier(doc, theme, structure, value));
    return set(member) ? done({ undo: () => set(before), redo: () => set(member) }) : this.#refusal();
  }

  addStep(theme: ItemId, minutes: number, isPause: boolean): Result<AddedAct, StepRefusal | 'notAllowed'> {
    const added = this.space.write('writeThemes', (doc, world) =>
      addStep(doc, { theme, minutes, isPause }, world),
    );
    if (!added.ok) return added;
    return done({ id: added.value, ...this.#comingBack(added.value, archiveStep, bringBackStep) });
  }

  changeStep(step: Step, change: StepChange): Acted<StepRefusal> {
    const before: StepChange = Object.fromEntries(
      Object.keys(change).map((name) => [name, step[name as keyof StepChange]]),
    );
    const write = (value: StepChange) =>
      this.space.write('writeThemes', (doc) => changeStep(doc, step.id, value));
    const written = write(change);
    return written.ok ? done({ undo: () => write(before).ok, redo: () => write(change).ok }) : written;
  }

  moveStep(id: ItemId, from: number, to: number): Acted<never> {
    return this.#move(id, from, to, moveStep);
  }

  archiveStep(id: ItemId): Acted<never> {
    return this.#putAway(id, archiveStep, bringBackStep);
  }

  addLine(theme: ItemId, list: SheetList): Result<AddedAct, 'line.tooLong' | 'notAllowed'> {
    const added = this.space.write('writeThemes', (doc, world) => addLine(doc, { theme, list }, world));
    if (!added.ok) return added;
    return done({ id: added.value, ...this.#comingBack(added.value, archiveLine, bringBackLine) });
  }

  tickLine({ id, isReady }: SheetLine): Acted<never> {
    const set = (value: boolean): boolean => this.#ok((doc) => tickLine(doc, id, value));
    return set(!isReady) ? done({ undo: () => set(isReady), redo: () => set(!isReady) }) : this.#refusal();
  }

  archiveLine(id: ItemId): Acted<never> {
    return this.#putAway(id, archiveLine, bringBackLine);
  }

  #ok(act: (...given: Parameters<Write>) => boolean): boolean {
    return this.space.write('writeThemes', (doc, world) =>
      act(doc, world) ? done(null) : refused('item.gone'),
    ).ok;
  }

  #refusal(): Acted<never> {
    return refused(this.space.may('writeThemes') ? 'item.gone' : 'notAllowed');
  }

  #change<T>(theme: ItemId, field: 'format', before: T, after: T, set: (value: T) => boolean): Acted<never> {
    const now = (): T => this.space.themes.get(theme)?.[field] as T;
    return set(after) ? done(changeOf({ before, after, now, set })) : this.#refusal();
  }

  #comingBack(id: ItemId, away: PutAway, back: BringBack): PlainAct {
    return {
      undo: () => this.#ok((doc, world) => away(doc, id, world)),
      redo: () => this.#ok((doc) => back(doc, id)),
    };
  }

  #putAway(id: ItemId, away: PutAway, back: BringBack): Acted<never> {
    const { undo, redo } = this.#comingBack(id, away, back);
    return undo() ? done({ undo: redo, redo: undo }) : this.#refusal();
  }

  #move(
    id: ItemId,
    from: number,
    to: number,
    move: (doc: Parameters<Write>[0], id: ItemId, to: number) => boolean,
  ): Acted<never> {
    const go = (place: number): boolean => this.#ok((doc) => move(doc, id, place));
    return go(to) ? done({ undo: () => go(from), redo: () => go(to) }) : this.#refusal();
  }

  #removed(theme: ItemId, structure: ItemId): readonly ItemId[] {
    const gone = this.space.write('writeThemes', (doc, world) =>
      done(removeCarrier(doc, theme, structure, world)),
    );
    return gone.ok ? gone.value : [];
  }

  #broughtBack(ids: readonly ItemId[]): boolean {
    return this.#ok((doc) => {
      bringBackCarriers(doc, ids);
      return true;
    });
  }
}

export type AddedAct = PlainAct & { readonly id: ItemId };

type Write = Parameters<SpaceState['write']>[1];
type PutAway = typeof archiveStep;
type BringBack = typeof bringBackStep;
