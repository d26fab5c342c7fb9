import * as Y from 'yjs';
import type { Field } from '#domain/kind.ts';
import type { Ground } from './contribution.ts';
import { isHeld } from './entries.ts';
import type { Place, Type } from './places.ts';

/**
 * Letters that an entry may bear besides what its kind reads of it: fields that only a newer program names, and what
 * is cut when a field is read. What a kind reads is bounded by its readers; the longest, a question with its context,
 * is 2,280 letters, and a card with all that the national list of places says of it some 3,000.
 */
export const MOST_SPARE = 16 * 1024;

/** What an item costs besides its letters, in letters. */
const ITEM = 16;

/** What the entries of an update bear beyond their kinds: the one thing in them that nothing else bounds. */
export class Spare {
  /** By entry and field. */
  private readonly borne = new Map<Type, Map<string, number>>();
  private readonly texts = new Map<Type, number>();

  constructor(private readonly fieldOf: Ground['fieldOf']) {}

  /** Whether an entry may bear this as well; then it is counted. */
  takes(item: Y.Item, place: Place): boolean {
    const at = fieldPlace(place);
    if (at === null || at.key === null) return true;
    const [entry, name] = [at.holder.type, at.key];
    const field = this.fieldOf(place.holder.root, name);
    // What is written in a rich text is bounded with the account that writes it.
    if (field?.merge === 'rich') return true;
    if (place.holder.depth > 1) return this.grows(entry, name, field, item, place);
    const weight = field === null ? name.length + weightOf(item) : cutOff(field, valueOf(item));
    return weight === 0 || this.stays(entry, name, weight, place);
  }

  /** More of a field that holds a type: of a text of a kind, what its reader cuts. What was taken out again is no more. */
  private grows(
    entry: Type,
    name: string,
    field: Field<unknown> | null,
    item: Y.Item,
    place: Place,
  ): boolean {
    if (field?.longest === undefined) return this.stays(entry, name, null, place, weightOf(item));
    const { type } = place.holder;
    const letters = (this.texts.get(type) ?? type._length) + (item.countable ? item.length : 0);
    this.texts.set(type, letters);
    return letters <= field.longest || this.stays(entry, name, letters - field.longest, place);
  }

  /** `weight`: what takes the place of what the field bears; null where `more` comes beside it. */
  private stays(entry: Type, name: string, weight: number | null, { holder }: Place, more = 0): boolean {
    let fields = this.borne.get(entry);
    if (fields === undefined) this.borne.set(entry, (fields = this.standingIn(entry, holder.root)));
    const own = (weight ?? fields.get(name) ?? 0) + more;
    let sum = own;
    for (const [other, borne] of fields) if (other !== name) sum += borne;
    if (sum > MOST_SPARE) return false;
    fields.set(name, own);
    return true;
  }

  private standingIn(entry: Type, root: string): Map<string, number> {
    const fields = new Map<string, number>();
    if (!isHeld(entry)) return fields;
    for (const [name, item] of entry._map) {
      if (item.deleted) continue;
      const field = this.fieldOf(root, name);
      const weight = field === null ? name.length + weightWithin(item) : cutOff(field, shown(item));
      if (weight > 0) fields.set(name, weight);
    }
    return fields;
  }
}

/** The field in which something stands; null for an entry itself. */
export function fieldPlace(place: Place): Place | null {
  let one: Place | null = place;
  while (one !== null && one.holder.depth > 1) one = one.holder.at;
  return one?.holder.depth === 1 ? one : null;
}

/** How much of a value its reader leaves out. */
function cutOff({ merge, longest, read }: Field<unknown>, raw: unknown): number {
  if (raw instanceof Y.Text) return Math.max(0, raw.length - (longest ?? raw.length));
  if (merge !== 'register') return 0;
  if (typeof raw !== 'string' && (typeof raw !== 'object' || raw === null)) return 0;
  return Math.max(0, lettersOf(raw) - lettersOf(read(raw)));
}

const lettersOf = (value: unknown): number =>
  typeof value === 'string' ? value.length : (JSON.stringify(value) ?? '').length;

const shown = ({ content }: Y.Item): unknown =>
  content instanceof Y.ContentType ? content.type : content.getContent().at(-1);

function valueOf({ content }: Y.Item): unknown {
  return content instanceof Y.ContentAny || content instanceof Y.ContentJSON
    ? content.getContent()[0]
    : undefined;
}

/** Of one item, without what stands in it. */
function weightOf({ content, parentSub }: Y.Item): number {
  return ITEM + (parentSub?.length ?? 0) + contentOf(content);
}

function contentOf(content: Y.Item['content']): number {
  if (content instanceof Y.ContentString) return content.str.length;
  if (content instanceof Y.ContentFormat) return content.key.length + lettersOf(content.value);
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON)
    return lettersOf(content.getContent());
  return 0;
}

/** Of an item that stands and of all that stands in it. */
function weightWithin(item: Y.Item): number {
  if (item.deleted) return 0;
  let weight = weightOf(item);
  if (!(item.content instanceof Y.ContentType)) return weight;
  const { _map, _start } = item.content.type;
  for (const one of _map.values()) weight += weightWithin(one);
  for (let one: Y.Item | null = _start; one !== null; one = one.right) weight += weightWithin(one);
  return weight;
}
