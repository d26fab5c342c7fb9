import * as Y from 'yjs';
import type { Merge } from '#domain/kind.ts';
import { readsAsWritten } from '#domain/readsAsWritten.ts';
import type { Ground } from './contribution.ts';
import { isPlainValue } from './plainValue.ts';
import type { Place, Type } from './places.ts';

/** A list in a list in a list of a theme goes ten deep; a tree that overflows its readers goes thousands deep. */
const DEEPEST = 48;
const LONGEST_NAME = 256;

type Content = Y.Item['content'];

const isXmlBranch = (type: Type): boolean => type instanceof Y.XmlElement || isFragment(type);
const isFragment = (type: Type): boolean => type instanceof Y.XmlFragment && !(type instanceof Y.XmlElement);

/** What a shared field of a kind is made of. */
const isOfMerge = (type: Type, merge: Merge): boolean =>
  merge === 'text'
    ? type instanceof Y.Text && !(type instanceof Y.XmlText)
    : merge === 'rich' && isFragment(type);

const isSoundType = (type: Type): boolean =>
  !(type instanceof Y.XmlHook) &&
  !(type instanceof Y.XmlElement && (type.nodeName === '__proto__' || type.nodeName.length > LONGEST_NAME));

const valuesOf = (content: Content): readonly unknown[] | null =>
  content instanceof Y.ContentAny || content instanceof Y.ContentJSON ? content.getContent() : null;

const isPlainContent = (content: Content): boolean => valuesOf(content)?.every(isPlainValue) === true;

const typeOf = (content: Content): Type | null => (content instanceof Y.ContentType ? content.type : null);

const isPlainMark = (content: Content): boolean =>
  content instanceof Y.ContentFormat &&
  content.key !== '__proto__' &&
  content.key.length <= LONGEST_NAME &&
  isPlainValue(content.value);

/**
 * Whether something may stand where it would, so that whatever is accepted still reads as it was written, and
 * renders: an entry is a map, a field is what its kind says, values stand under keys, letters in texts and elements
 * in rich texts.
 */
export function isOfShape(item: Y.Item, place: Place, ground: Pick<Ground, 'fieldOf'>): boolean {
  const { holder, key } = place;
  const { content } = item;
  if (holder.depth > DEEPEST) return false;
  if (content instanceof Y.ContentDeleted) return holder.depth > 0 || key !== null;
  const type = typeOf(content);
  if (type !== null && !isSoundType(type)) return false;
  return key === null
    ? isOfList(content, type, holder.type)
    : item.length === 1 && key !== '__proto__' && isUnderKey(content, type, place, ground);
}

function isUnderKey(
  content: Content,
  type: Type | null,
  { holder, key }: Place,
  ground: Pick<Ground, 'fieldOf'>,
): boolean {
  if (holder.depth === 0) return type instanceof Y.Map;
  // Attributes of an element are values; no other holder than a map and an element has keys.
  if (!(holder.type instanceof Y.Map)) return holder.type instanceof Y.XmlElement && isPlainContent(content);
  const field = holder.depth === 1 && key !== null ? ground.fieldOf(holder.root, key) : null;
  if (type !== null) return field === null || isOfMerge(type, field.merge);
  if (!isPlainContent(content)) return false;
  return field === null || (field.merge === 'register' && readsAsWritten(field.read, valuesOf(content)?.[0]));
}

/** Older and newer programs live together: what no kind of ours names may be anything sound. */
function isOfList(content: Content, type: Type | null, holder: Type): boolean {
  if (holder instanceof Y.Text) return content instanceof Y.ContentString || isPlainMark(content);
  if (isXmlBranch(holder)) return type instanceof Y.XmlElement || type instanceof Y.XmlText;
  return holder instanceof Y.Array && (type !== null || isPlainContent(content));
}
