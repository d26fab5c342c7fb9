import { EVERY_KIND, kindOfRoot } from './everyKind.ts';
import { ownsItem, type Pens } from './ids.ts';
import { NONE, RIGHTS, type EntryAct, type Reaches } from './rights.ts';
import type { Role } from './roles.ts';
import { isDiscussionOpen, type Phase } from './spaceChoices.ts';

/**
 * Access control list: role × root × act, the whole right to write in the documents of a space (product, §4 and §5),
 * as the kinds say it of themselves. Nobody reaches another's contribution, organisers included; what they tend
 * (`tended`), they alone, and those who stand for the structure that signs it. `remove` is what an undo does; the
 * product itself archives. The server's own acts (the public form, the door) are not asked.
 */
export const POLICY: Readonly<Record<string, Readonly<Record<Role, Reaches>>>> = Object.fromEntries(
  EVERY_KIND.map(({ root, rights }) => [root, { ...RIGHTS[rights], reader: NONE }]),
);

export interface Writer {
  readonly role: Role;
  readonly pens: Pens;
  /** Ids of the structures they stand for. */
  readonly structures: readonly string[];
  /** Whether an entry, as it stands, is signed by one of them (`signedBy`); where nobody can tell, it is not. */
  readonly signs?: (root: string, entry: string) => boolean;
  /** Where the space stands as they write. */
  readonly phase: Phase;
}

/**
 * `notYours`: the entry is somebody else's. `phase`: not while the space stands where it does. `notAllowed`: this
 * role writes elsewhere. `role`: it writes nowhere.
 */
export type PolicyRefusal = 'notYours' | 'phase' | 'notAllowed' | 'role';

/** Why this writer may not do this to this entry, or null when they may. What the table does not name is refused. */
export function writeRefusal(writer: Writer, root: string, key: string, act: EntryAct): PolicyRefusal | null {
  const reach = Object.hasOwn(POLICY, root) ? POLICY[root]?.[writer.role]?.[act] : undefined;
  if (reach === 'any') return null;
  if (reach === 'stoodFor')
    return ownsItem(writer.pens, key) || writer.structures.includes(key) ? null : 'notYours';
  if (reach === 'signedFor')
    return ownsItem(writer.pens, key) || writer.signs?.(root, key) === true ? null : 'notYours';
  if (reach === 'own' || reach === 'ownOnceOpen') {
    if (!ownsItem(writer.pens, key)) return 'notYours';
    return reach === 'own' || isDiscussionOpen(writer.phase) ? null : 'phase';
  }
  return writer.role === 'reader' ? 'role' : 'notAllowed';
}

/** Whether the entries of a root are their authors' own. */
export const isContributed = (root: string): boolean => kindOfRoot(root)?.ownership === 'contributed';
