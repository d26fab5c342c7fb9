import { ownsPen } from './ids.ts';
import {
  annotation,
  answer,
  axis,
  match,
  meaning,
  need,
  question,
  reply,
  resource,
  share,
  space,
  structure,
  vouch,
} from './kinds/index.ts';
import type { Role } from './roles.ts';
import type { Voice } from './voice.ts';

/** Who writes, as far as it matters for what they say. */
export interface Author {
  readonly account: string;
  readonly role: Role;
  /** Ids of the structures they stand for. */
  readonly structures: readonly string[];
}

/** What an entry may point to, as far as it can be found. */
export interface Surroundings {
  /** Whether an organiser has set this question or annotation aside. */
  readonly isSetAside: (item: string) => boolean;
  /** The question or theme that an annotation is about; null for one that is not here. */
  readonly aboutOf: (annotation: string) => string | null;
  /** Whether somebody else than this account said that this structure is theirs. */
  readonly isHeldByOthers: (structure: string, account: string) => boolean;
  /**
   * Whether this account said that it speaks for this structure, and nobody agreed (yet): what it says in that name
   * stands, and counts as a person's (`asCounted`).
   */
  readonly isUnconfirmed: (structure: string, account: string) => boolean;
}

/**
 * `voice`: it speaks for a structure its author does not stand for, or for another person. `setAside`: it answers
 * something that an organiser has set aside. `notAllowed`: a field that the server alone writes.
 */
export type EntryRefusal = 'voice' | 'setAside' | 'notAllowed';

/** The entry that a field is of: one that stands, or one that comes with it. */
export interface OfEntry {
  readonly id: string;
  readonly isNew: boolean;
}

type FieldRule = (
  value: unknown,
  author: Author,
  around: Surroundings,
  entry: OfEntry,
) => EntryRefusal | null;

/** Organisers bring what was said on paper and by phone: they may speak for any structure, never as another person. */
export const maySpeakFor = ({ role, structures }: Author, structure: string): boolean =>
  role === 'organiser' || structures.includes(structure);

/** What is to be confirmed is said under the named pen alone: by the pen one knows whose word it is, and counts it so. */
const maySay = (author: Author, structure: string, around: Surroundings, { id }: OfEntry): boolean =>
  maySpeakFor(author, structure) ||
  (ownsPen(author.account, id) && around.isUnconfirmed(structure, author.account));

const voiceOf =
  (read: (raw: unknown) => Voice): FieldRule =>
  (value, author, around, entry) => {
    const voice = read(value);
    if (voice.kind === 'person') return voice.person === author.account ? null : 'voice';
    return voice.kind === 'nobody' || maySay(author, voice.structure, around, entry) ? null : 'voice';
  };

const structureOf =
  (read: (raw: unknown) => string | null): FieldRule =>
  (value, author, around, entry) => {
    const structure = read(value);
    return structure === null || maySay(author, structure, around, entry) ? null : 'voice';
  };

/** Whose a need is: a colleague mends what it says, and leaves it to the structure that its author gave it to. */
const signerOf =
  (read: (raw: unknown) => string | null): FieldRule =>
  (value, author, around, entry) =>
    structureOf(read)(value, author, around, entry) ??
    (entry.isNew || author.role === 'organiser' || ownsPen(author.account, entry.id) ? null : 'notAllowed');

/** What points to nothing that is here may stand: offline, things arrive in any order. */
const pointing =
  (read: (raw: unknown) => string | null): FieldRule =>
  (value, _, around) => {
    const item = read(value);
    return item !== null && around.isSetAside(item) ? 'setAside' : null;
  };

const underAnnotation =
  (read: (raw: unknown) => string | null): FieldRule =>
  (value, _, around) => {
    const id = read(value);
    if (id === null) return null;
    const about = around.aboutOf(id);
    return around.isSetAside(id) || (about !== null && around.isSetAside(about)) ? 'setAside' : null;
  };

const theServersOwn: FieldRule = () => 'notAllowed';

/** What organisers decide, in entries that others write in as well. */
const organisersOwn =
  (
    mayToo: (value: unknown, author: Author, entry: OfEntry, around: Surroundings) => boolean = () => false,
  ): FieldRule =>
  (value, author, around, entry) =>
    author.role === 'organiser' || mayToo(value, author, entry, around) ? null : 'notAllowed';

/** Whoever added a card puts it away, until its own people are here. */
const putAway = organisersOwn(
  (_, { account }, { id }, around) => ownsPen(account, id) && !around.isHeldByOthers(id, account),
);

const STRUCTURE_RULES: Readonly<Record<string, FieldRule>> = {
  // Whoever adds a structure has thought of it, and no more.
  mobilisation: organisersOwn((value, _, { isNew }) => isNew && value === 'thoughtOf'),
  broughtBy: organisersOwn((value, { structures }, { isNew }) => {
    const by = structure.fields.broughtBy.read(value);
    return isNew && (by === null || structures.includes(by));
  }),
  joinedInto: organisersOwn(),
  archivedAt: putAway,
  archivedFor: putAway,
  // That a structure may be named in public, its own people say.
  inPublic: organisersOwn(
    (value, { structures }, { id }) => !structure.fields.inPublic.read(value) || structures.includes(id),
  ),
};

/**
 * Root × field: what an entry says that its author may not, whatever the policy lets them reach. A new entry of
 * which one field may not stand is refused whole; of an entry that stands already, that field only.
 */
export const ENTRY_RULES: Readonly<Record<string, Readonly<Record<string, FieldRule>>>> = {
  [question.root]: { voice: voiceOf(question.fields.voice.read) },
  [share.root]: {
    structure: structureOf(share.fields.structure.read),
    question: pointing(share.fields.question.read),
  },
  [annotation.root]: {
    voice: voiceOf(annotation.fields.voice.read),
    target: pointing((raw) => annotation.fields.target.read(raw)?.item ?? null),
    related: pointing(annotation.fields.related.read),
  },
  [answer.root]: { annotation: underAnnotation(answer.fields.annotation.read) },
  [reply.root]: {
    voice: voiceOf(reply.fields.voice.read),
    annotation: underAnnotation(reply.fields.annotation.read),
  },
  [meaning.root]: { structure: structureOf(meaning.fields.structure.read) },
  [need.root]: { structure: signerOf(need.fields.structure.read) },
  [resource.root]: { structure: signerOf(resource.fields.structure.read) },
  [axis.root]: {
    structure: signerOf(axis.fields.structure.read),
    // Who works on it besides those who carry it: nobody is enrolled by another structure.
    alongside: organisersOwn(
      (value, _, { isNew }) => isNew && axis.fields.alongside.read(value).length === 0,
    ),
  },
  [match.root]: { structure: structureOf(match.fields.structure.read) },
  [structure.root]: STRUCTURE_RULES,
  [vouch.root]: { speaksFor: structureOf(vouch.fields.speaksFor.read) },
  [space.root]: { schema: theServersOwn, neededSchema: theServersOwn },
};

/** The fields of a root that are judged by what they hold. */
const ruleOf = (root: string, field: string): FieldRule | null => {
  const rules = Object.hasOwn(ENTRY_RULES, root) ? ENTRY_RULES[root] : undefined;
  return rules !== undefined && Object.hasOwn(rules, field) ? (rules[field] ?? null) : null;
};

/** One of the author's, as they are about to write it. */
const NEW_ENTRY: OfEntry = { id: '', isNew: true };

/** Why a field may not hold this, or null when it may. */
export const fieldRefusal = (
  author: Author,
  around: Surroundings,
  root: string,
  field: string,
  value: unknown,
  entry: OfEntry = NEW_ENTRY,
): EntryRefusal | null => ruleOf(root, field)?.(value, author, around, entry) ?? null;

const NOTHING_AROUND: Surroundings = {
  isSetAside: () => false,
  aboutOf: () => null,
  isHeldByOthers: () => false,
  isUnconfirmed: () => false,
};

/** Why the value of a field of an entry that stands may not be taken away: it would read as if nothing stood there. */
export const clearRefusal = (
  author: Author,
  root: string,
  field: string,
  entry: string,
  around: Surroundings = NOTHING_AROUND,
): EntryRefusal | null => fieldRefusal(author, around, root, field, undefined, { id: entry, isNew: false });

/** Why an entry may not stand as it is, or null when it may: what a program asks before it writes. */
export function entryRefusal(
  author: Author,
  around: Surroundings,
  root: string,
  values: Readonly<Record<string, unknown>>,
): EntryRefusal | null {
  for (const [field, value] of Object.entries(values)) {
    const why = fieldRefusal(author, around, root, field, value);
    if (why !== null) return why;
  }
  return null;
}
