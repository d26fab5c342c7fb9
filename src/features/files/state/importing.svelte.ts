import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import {
  importSlice,
  slicesOf,
  takeBackImport,
  weightOf,
  type ImportAct,
  type Imported,
} from '../domain/importStructures.ts';
import { guessColumns, isNational, type ImportColumn, type Mapping } from '../domain/columns.ts';
import { readCard } from '../domain/readCard.ts';
import { readContacts } from '../domain/readContacts.ts';
import { typologyReader } from '../domain/typologySaid.ts';
import { penOf, type ItemId } from '#domain/ids.ts';
import { planImport, type Candidate, type FieldChange, type PlannedRow } from '../domain/importPlan.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { SpaceState } from '#state/space.svelte.ts';
import { ContactImport, contactDoor, type ContactDoor, type ContactOfRow } from './contactImport.svelte.ts';
import { bringNationalCheck } from './nationalCheck.ts';
import { readTable, type Table, type TableRefusal } from './readTable.ts';

export type RowsOf<Kind extends PlannedRow['kind']> = Extract<PlannedRow, { kind: Kind }>;

/** `choosing`: no file yet. `stopped`: cancelled, and going on is possible. */
export type ImportStep = 'choosing' | 'columns' | 'checking' | 'running' | 'stopped' | 'done' | 'takenBack';

/** Together, what one import may weigh: all of it must reach the server at once from a device that was offline. */
export const HEAVIEST_IMPORT = 24 * 1024 * 1024;

/** What a person answers to a doubt: another structure, or one of those that are here. Without an answer the row is left. */
export type Answer = 'new' | ItemId;

/** A file on its way into the space, step by step; nothing of it is written before `run`. */
export class ImportState {
  step: ImportStep = $state('choosing');
  table: Table | null = $state.raw(null);
  fileName = $state('');
  mapping: Mapping = $state.raw([]);
  plan: readonly PlannedRow[] = $state.raw([]);
  readonly answers = new SvelteMap<number, Answer>();
  /** Fields of which I chose otherwise than what stands there by itself, by row. */
  readonly #turned = new SvelteSet<string>();
  /** How far it is: acts done, of how many. */
  progress: { readonly done: number; readonly of: number } = $state.raw({ done: 0, of: 0 });
  #did: readonly Imported[] = $state.raw([]);
  #left: readonly (readonly ImportAct[])[] = [];
  #isStopping = false;
  /** Whether a file was chosen since the page opened. */
  hasBegun = false;

  readonly #space: SpaceState;
  readonly #pause: () => Promise<void>;

  /** Phones and mails of the file, which no card takes. */
  contacts: ContactImport;
  readonly #newContacts: () => ContactImport;

  /** `pause` lets the page draw between two slices. */
  constructor(space: SpaceState, pause: () => Promise<void>, door: ContactDoor = contactDoor(space.slug)) {
    this.#space = space;
    this.#pause = pause;
    this.#newContacts = () => new ContactImport(door);
    this.contacts = $state.raw(this.#newContacts());
  }

  readonly isNational: boolean = $derived(this.table !== null && isNational(this.table.headers));
  readonly acts: readonly ImportAct[] = $derived(this.plan.flatMap((row) => this.#actOf(row)));
  readonly isTooHeavy: boolean = $derived(
    this.acts.reduce((sum, act) => sum + weightOf(act), 0) > HEAVIEST_IMPORT,
  );

  readonly #byLine: ReadonlyMap<number, PlannedRow> = $derived(
    new Map(this.plan.map((row) => [row.line, row])),
  );
  readonly #addedAt: ReadonlyMap<number, ItemId> = $derived(
    new Map(this.#did.flatMap((one) => (one.kind === 'added' ? [[one.line, one.id] as const] : []))),
  );
  /** Contacts of rows that are, or become, a structure. */
  readonly contactRows: readonly ContactOfRow[] = $derived.by(() => {
    const going = new Set(this.plan.filter((row) => this.#isGoing(row)).map(({ line }) => line));
    return this.contacts.rows.filter(({ line }) => going.has(line));
  });

  get added(): number {
    return this.#did.filter(({ kind }) => kind === 'added').length;
  }
  get changed(): number {
    return this.#did.length - this.added;
  }

  /** The names of all columns are guessed; whoever sees a wrong one changes it. */
  async choose(file: File): Promise<Result<null, TableRefusal>> {
    const read = await readTable(new Uint8Array(await file.arrayBuffer()));
    if (!read.ok) return read;
    this.reset();
    this.hasBegun = true;
    this.table = read.value;
    this.fileName = file.name;
    this.mapping = guessColumns(read.value.headers);
    this.step = 'columns';
    return done(null);
  }

  /** One meaning stands in one column: it leaves the one that had it. */
  setColumn(at: number, column: ImportColumn | null): void {
    this.mapping = this.mapping.map((one, n) => (n === at ? column : one === column ? null : one));
  }

  /**
   * Says what would happen. Answers false where the schema's own lists could not be had (no network): they are not
   * asked. `kindsOfPlace`: the names of the national list, by code, as the file may say them.
   */
  async check(kindsOfPlace: Readonly<Record<string, string>> = {}): Promise<boolean> {
    const { table } = this;
    if (table === null) return true;
    const judge = this.isNational ? await bringNationalCheck() : undefined;
    const typologyOf = typologyReader(kindsOfPlace);
    const rows = table.rows.map(({ line, cells }) => ({
      line,
      ...readCard(cells, this.mapping, judge ?? undefined, typologyOf),
    }));
    this.plan = planImport(rows, this.#space.structures.values(), this.#tended());
    this.contacts.rows = table.rows.flatMap(({ line, cells }) =>
      readContacts(cells, this.mapping).map((one, n) => ({ ...one, line, n })),
    );
    this.answers.clear();
    this.#turned.clear();
    this.step = 'checking';
    return judge !== null;
  }

  back(): void {
    this.step = 'columns';
    this.plan = [];
  }

  rowsOf<Kind extends PlannedRow['kind']>(kind: Kind): readonly RowsOf<Kind>[] {
    return this.plan.filter((row): row is RowsOf<Kind> => row.kind === kind);
  }

  answer(line: number, answer: Answer | null): void {
    if (answer === null) this.answers.delete(line);
    else this.answers.set(line, answer);
  }

  /** Whether the file's value takes the place of ours. By itself it does, unless its own people tend the card. */
  takes(line: number, field: string, isTended: boolean): boolean {
    return this.#turned.has(`${line} ${field}`) === isTended;
  }

  turn(line: number, field: string): void {
    const key = `${line} ${field}`;
    if (!this.#turned.delete(key)) this.#turned.add(key);
  }

  /** Writes what was said yes to, slice by slice. Resolves when it is done, stopped, or refused. */
  async run(): Promise<Result<null, 'notAllowed'>> {
    if (this.step === 'checking') {
      this.#left = slicesOf(this.acts);
      this.progress = { done: 0, of: this.acts.length };
    }
    this.step = 'running';
    this.#isStopping = false;
    for (let slice = this.#left[0]; slice !== undefined; slice = this.#left[0]) {
      if (this.#isStopping) {
        this.step = 'stopped';
        return done(null);
      }
      const acts = slice;
      const written = this.#space.write('joinStructures', (doc, world) =>
        done(importSlice(doc, acts, world)),
      );
      if (!written.ok) {
        this.step = 'stopped';
        return refused('notAllowed');
      }
      this.#did = [...this.#did, ...written.value];
      this.#left = this.#left.slice(1);
      this.progress = { ...this.progress, done: this.progress.done + acts.length };
      await this.#pause();
    }
    this.step = 'done';
    this.contacts.begin((line) => this.#structureOf(line));
    return done(null);
  }

  /** What was written stays; `run` goes on from there. */
  cancel(): void {
    this.#isStopping = true;
  }

  /** Takes back the whole. Answers how many structures that was; null where I may not. */
  takeBack(): number | null {
    const answer = this.#space.write('joinStructures', (doc, world) =>
      done(takeBackImport(doc, this.#did, world)),
    );
    if (!answer.ok) return null;
    this.step = 'takenBack';
    return answer.value;
  }

  /** For another file. */
  reset(): void {
    this.step = 'choosing';
    this.table = null;
    this.mapping = [];
    this.plan = [];
    this.answers.clear();
    this.#turned.clear();
    this.#did = [];
    this.#left = [];
    this.progress = { done: 0, of: 0 };
    this.contacts = this.#newContacts();
  }

  #isGoing(row: PlannedRow): boolean {
    return row.kind === 'doubtful' ? this.answers.has(row.line) : row.kind !== 'bad' && row.kind !== 'twin';
  }

  /** The structure that a line is, once all is written. */
  #structureOf(line: number): ItemId | null {
    const row = this.#byLine.get(line);
    if (row?.kind === 'same' || row?.kind === 'changed') return row.id;
    const answer = row?.kind === 'doubtful' ? this.answers.get(line) : 'new';
    if (answer !== 'new') return answer ?? null;
    return this.#addedAt.get(line) ?? null;
  }

  #actOf(row: PlannedRow): readonly ImportAct[] {
    if (row.kind === 'new') return [{ kind: 'add', line: row.line, card: row.card }];
    if (row.kind === 'changed') return this.#changeOf(row.line, row.id, row.changes, row.isTended);
    if (row.kind !== 'doubtful') return [];
    const answer = this.answers.get(row.line);
    if (answer === undefined) return [];
    if (answer === 'new') return [{ kind: 'add', line: row.line, card: row.card }];
    const one = row.candidates.find(({ id }) => id === answer);
    return one === undefined ? [] : this.#changeOf(row.line, one.id, one.changes, this.isTended(one));
  }

  #changeOf(line: number, id: ItemId, all: readonly FieldChange[], isTended: boolean): readonly ImportAct[] {
    const changes = all.filter(({ field }) => this.takes(line, field, isTended));
    return changes.length === 0 ? [] : [{ kind: 'change', id, changes }];
  }

  isTended({ id }: Pick<Candidate, 'id'>): boolean {
    return this.#tended().has(id);
  }

  /** Cards that their own people tend. Who these are is not known without network: then all of them are. */
  #tended(): { readonly has: (id: ItemId) => boolean } {
    const members = [...this.#space.members.values()].filter(({ removedAt }) => removedAt === null);
    if (members.length === 0) return { has: () => true };
    const stoodFor = new Set(members.flatMap(({ structures }) => structures));
    return { has: (id) => penOf(id) !== null || stoodFor.has(id) };
  }
}
