import type * as Y from 'yjs';
import { ACT, create, patch, readItem } from '#domain/collection.ts';
import type { ImportedCard } from './readCard.ts';
import { arrangedId, type ItemId } from '#domain/ids.ts';
import { structure, type Structure } from '#domain/kinds/structure.ts';
import { said, type FieldChange } from './importPlan.ts';
import { kindOfTypology } from '#domain/typologies.ts';
import type { World } from '#domain/world.ts';

/** One thing to do, that a person said yes to. */
export type ImportAct =
  | { readonly kind: 'add'; readonly line: number; readonly card: ImportedCard }
  | { readonly kind: 'change'; readonly id: ItemId; readonly changes: readonly FieldChange[] };

type Values = Partial<Omit<Structure, 'id'>>;

/** What was done, enough of it to be taken back. */
export type Imported =
  | { readonly kind: 'added'; readonly id: ItemId; readonly line: number }
  | { readonly kind: 'changed'; readonly id: ItemId; readonly before: Values; readonly after: Values };

/** What one update may weigh, well under what a server takes at once (`server/limits.ts`). */
const SLICE_BYTES = 200_000;
const SLICE_ACTS = 200;

/** The acts in slices, each of which goes over the wire as one update. */
export function slicesOf(acts: readonly ImportAct[]): readonly (readonly ImportAct[])[] {
  const slices: ImportAct[][] = [];
  let [slice, weight]: [ImportAct[], number] = [[], 0];
  for (const act of acts) {
    const bytes = weightOf(act);
    if (slice.length > 0 && (slice.length >= SLICE_ACTS || weight + bytes > SLICE_BYTES)) {
      slices.push(slice);
      [slice, weight] = [[], 0];
    }
    slice.push(act);
    weight += bytes;
  }
  return slice.length === 0 ? slices : [...slices, slice];
}

/** About what an act weighs as an update: in UTF-8 a letter takes up to three bytes, and each field its name. */
export const weightOf = (act: ImportAct): number =>
  2 * JSON.stringify(act.kind === 'add' ? act.card : act.changes.map(({ value }) => value)).length + 400;

/**
 * Does a slice of an import, in one transaction. What somebody changed since the plan was made is left as it is: only
 * fields that still read as the plan said are written.
 */
export function importSlice(doc: Y.Doc, acts: readonly ImportAct[], world: World): readonly Imported[] {
  return doc.transact(
    () =>
      acts.flatMap((act): Imported[] => {
        const did = act.kind === 'add' ? add(doc, act, world) : change(doc, act);
        return did === null ? [] : [did];
      }),
    ACT,
  );
}

/** Takes back what an import did and nobody touched since, the last first. Answers how many structures that was. */
export function takeBackImport(doc: Y.Doc, did: readonly Imported[], world: World): number {
  let count = 0;
  doc.transact(() => {
    for (const one of [...did].reverse()) {
      const now = readItem(doc, structure, one.id);
      if (now === null || now.archivedAt !== null) continue;
      const values = one.kind === 'added' ? { archivedAt: world.now() } : untouched(now, one);
      if (Object.keys(values).length > 0 && patch(doc, structure, one.id, values)) count += 1;
    }
  }, ACT);
  return count;
}

function add(doc: Y.Doc, { line, card }: Extract<ImportAct, { kind: 'add' }>, world: World): Imported {
  const id = arrangedId(world.chance);
  const { own: _, kind: told, mediation, actions, identifiers, ...plain } = card;
  const kind = told ?? (card.typology === null ? null : kindOfTypology(card.typology));
  create(doc, structure, id, {
    ...plain,
    ...(kind === null ? {} : { kind }),
    ...(actions.length === 0 ? {} : { actions }),
    ...(identifiers.length === 0 ? {} : { identifiers }),
    ...(Object.keys(mediation).length === 0 ? {} : { mediation }),
    mobilisation: 'thoughtOf',
    addedAt: world.now(),
  });
  return { kind: 'added', id, line };
}

function change(doc: Y.Doc, act: Extract<ImportAct, { kind: 'change' }>): Imported | null {
  const now = readItem(doc, structure, act.id);
  if (now === null) return null;
  const after: Record<string, unknown> = {};
  const before: Record<string, unknown> = {};
  const mediation: Record<string, string> = {};
  for (const { field, value, before: was } of act.changes) {
    if (field.startsWith('mediation.')) {
      const column = field.slice('mediation.'.length);
      if ((now.mediation?.[column] ?? '') === was) mediation[column] = String(value);
    } else if (said(now[field as keyof Structure]) === was) {
      after[field] = value;
      before[field] = now[field as keyof Structure];
    }
  }
  if (Object.keys(mediation).length > 0) {
    after.mediation = { ...now.mediation, ...mediation };
    before.mediation = now.mediation;
  }
  if (Object.keys(after).length === 0) return null;
  patch(doc, structure, act.id, after as Values);
  return { kind: 'changed', id: act.id, before, after };
}

/** What of a change still stands as the import wrote it, as it was before. */
function untouched(now: Structure, did: Extract<Imported, { kind: 'changed' }>): Values {
  const back: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(did.after))
    if (canonical(now[field as keyof Structure]) === canonical(value))
      back[field] = (did.before as Record<string, unknown>)[field];
  return back;
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  ) ?? '';
