import { ownsItem, type Pens } from './ids.ts';
import { BACKSTAGE_KINDS } from './kinds/backstage/index.ts';
import { COMMONS_KINDS } from './kinds/index.ts';
import type { Role } from './roles.ts';
import { isDiscussionOpen, type Phase } from './spaceChoices.ts';

/** What somebody does to an entry: lay it down, write inside it, take it out of its root. */
export type EntryAct = 'create' | 'change' | 'remove';

/**
 * How far a hand reaches: no entry, those under one's own pens, those while discussion is open (the space is no
 * longer *avant*), one's own and the cards of structures that one stands for, one's own and what such a structure
 * signs, or every entry of the root.
 */
type Reach = 'none' | 'own' | 'ownOnceOpen' | 'stoodFor' | 'signedFor' | 'any';
type Reaches = Readonly<Record<EntryAct, Reach>>;

const NONE: Reaches = { create: 'none', change: 'none', remove: 'none' };
const OWN: Reaches = { create: 'own', change: 'own', remove: 'own' };
/** Written once discussion is open; one's own can be mended and taken back whatever the phase. */
const OWN_ONCE_OPEN: Reaches = { create: 'ownOnceOpen', change: 'own', remove: 'own' };
/** One's own, and what is in those of others: words of a glossary, needs, resources, axes, which the committee tends. */
const OWN_AND_TENDED: Reaches = { create: 'own', change: 'any', remove: 'own' };
/** One's own, and those that a colleague wrote for a structure that one stands for too. */
const OWN_AND_SIGNED_FOR: Reaches = { create: 'own', change: 'signedFor', remove: 'own' };
/** The cards of structures: everybody adds one, its people tend it; it never goes with what others wrote in it. */
const ADDED_AND_STOOD_FOR: Reaches = { create: 'own', change: 'stoodFor', remove: 'none' };
const ANY: Reaches = { create: 'any', change: 'any', remove: 'any' };
/** The settings: laid down once, changed field by field, never taken out, nor replaced by others that say less. */
const LASTING: Reaches = { create: 'any', change: 'any', remove: 'none' };

/**
 * Role × phase × root × act: the whole right to write in the documents of a space (product, §4 and §5). Nobody
 * reaches another's contribution, organisers included; a word of the glossary, a need, a resource and an axis alone are tended
 * by them (the last three by those who stand for the same structure as well), and never what a word means or what is
 * said of a match. `remove` is what an undo does; the product itself archives.
 * The server's own acts (the public form, the door) are not asked.
 */
export const POLICY: Readonly<Record<string, Readonly<Record<Role, Reaches>>>> = {
  // contributed: whole and owned by the pen in the key
  questions: { organiser: OWN, partner: OWN, reader: NONE },
  shares: { organiser: OWN, partner: OWN, reader: NONE },
  annotations: { organiser: OWN, partner: OWN, reader: NONE },
  answers: { organiser: OWN, partner: OWN, reader: NONE },
  replies: { organiser: OWN_ONCE_OPEN, partner: OWN_ONCE_OPEN, reader: NONE },
  terms: { organiser: OWN_AND_TENDED, partner: OWN, reader: NONE },
  vouches: { organiser: OWN, partner: OWN, reader: NONE },
  meanings: { organiser: OWN, partner: OWN, reader: NONE },
  needs: { organiser: OWN_AND_TENDED, partner: OWN_AND_SIGNED_FOR, reader: NONE },
  resources: { organiser: OWN_AND_TENDED, partner: OWN_AND_SIGNED_FOR, reader: NONE },
  matches: { organiser: OWN, partner: OWN, reader: NONE },
  axes: { organiser: OWN_AND_TENDED, partner: OWN_AND_SIGNED_FOR, reader: NONE },
  // arranged: what the committee decides, and the cards of structures
  space: { organiser: LASTING, partner: NONE, reader: NONE },
  structures: { organiser: ANY, partner: ADDED_AND_STOOD_FOR, reader: NONE },
  themes: { organiser: ANY, partner: NONE, reader: NONE },
  publications: { organiser: ANY, partner: NONE, reader: NONE },
  placements: { organiser: ANY, partner: NONE, reader: NONE },
  groupings: { organiser: ANY, partner: NONE, reader: NONE },
  moderation: { organiser: ANY, partner: NONE, reader: NONE },
  spines: { organiser: ANY, partner: NONE, reader: NONE },
  carriers: { organiser: ANY, partner: NONE, reader: NONE },
  steps: { organiser: ANY, partner: NONE, reader: NONE },
  sheetLines: { organiser: ANY, partner: NONE, reader: NONE },
  decisions: { organiser: ANY, partner: NONE, reader: NONE },
  goBetweens: { organiser: ANY, partner: NONE, reader: NONE },
  // the server's alone: who speaks for which structure, and who agreed (`people/mandates.ts`)
  mandates: { organiser: NONE, partner: NONE, reader: NONE },
  // backstage, a document of its own that only organisers receive
  exchanges: { organiser: OWN, partner: NONE, reader: NONE },
  notes: { organiser: OWN, partner: NONE, reader: NONE },
  tasks: { organiser: ANY, partner: NONE, reader: NONE },
};

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

const CONTRIBUTED: ReadonlySet<string> = new Set(
  [...COMMONS_KINDS, ...BACKSTAGE_KINDS]
    .filter((kind) => kind.ownership === 'contributed')
    .map((kind) => kind.root),
);

/** Whether the entries of a root are their authors' own. */
export const isContributed = (root: string): boolean => CONTRIBUTED.has(root);
