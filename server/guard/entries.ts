import * as Y from 'yjs';
import { fieldRefusal } from '#domain/entryPolicy.ts';
import type { Author, Surroundings } from '#domain/fieldRules.ts';
import { annotation } from '#domain/kinds/index.ts';
import type { UpdateRefusal } from '#protocol/frameWords.ts';
import type { Ground, Refusal } from './contribution.ts';
import { pathOf, type Place, type Type } from './places.ts';

/**
 * What the entries of an update say. A new entry of which one field may not stand, whatever the reason, is refused
 * whole, so that no question is ever published without its voice; of an entry that stands, the field alone. An entry
 * is written before its fields: whoever judges looks once more when `count` has grown.
 */
export class Entries {
  private readonly condemned = new Map<Type, Refusal>();
  /** What the annotations of the update are about: a note may come together with what is said under it. */
  private readonly abouts = new Map<string, string>();
  private readonly around: Surroundings;

  constructor({ around }: Pick<Ground, 'around'>) {
    this.around = {
      ...around,
      aboutOf: (id) => around.aboutOf(id) ?? this.abouts.get(id) ?? null,
    };
  }

  /** How many entries are refused whole so far. */
  get count(): number {
    return this.condemned.size;
  }

  refusalOf(item: Y.Item, place: Place, author: Author): Refusal | null {
    const { holder, key } = place;
    if (holder.depth === 0)
      return item.content instanceof Y.ContentType ? (this.condemned.get(item.content.type) ?? null) : null;
    if (holder.depth > 1 || key === null || holder.entry === null) return null;
    const value = valueOf(item);
    this.noteAbout(holder.root, holder.entry, key, value);
    const isNew = !isHeld(holder.type);
    const why = fieldRefusal(author, this.around, holder.root, key, value, { id: holder.entry, isNew });
    return why === null ? null : this.refuse(place, why);
  }

  /** Something may not stand here: of a new entry all of it, where it is a field. */
  refuse(place: Place, why: UpdateRefusal): Refusal {
    const { holder } = place;
    if (holder.depth !== 1 || isHeld(holder.type)) return { why, path: pathOf(place) };
    const refusal = this.condemned.get(holder.type) ?? { why, path: `${holder.root}/${holder.entry ?? ''}` };
    this.condemned.set(holder.type, refusal);
    return refusal;
  }

  private noteAbout(root: string, entry: string, field: string, value: unknown): void {
    if (root !== annotation.root || field !== 'target') return;
    const about = annotation.fields.target.read(value)?.item;
    if (about !== undefined) this.abouts.set(entry, about);
  }
}

/** The value under a key; `undefined` for what is no value (a text, something deleted). */
function valueOf({ content }: Y.Item): unknown {
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) return content.getContent().at(-1);
  return undefined;
}

/** Whether a type stands in the room, or (else) comes with the update. */
export const isHeld = (type: Type): boolean => type._item !== null || type.doc !== null;
