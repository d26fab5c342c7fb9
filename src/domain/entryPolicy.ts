import { EVERY_KIND } from './everyKind.ts';
import {
  maySay,
  type Author,
  type EntryRefusal,
  type FieldRule,
  type OfEntry,
  type Surroundings,
} from './fieldRules.ts';
import { ownsPen } from './ids.ts';
import { idsIn, type Field, type Kind } from './kind.ts';
import { annotation } from './kinds/annotation.ts';
import { moderation } from './kinds/moderation.ts';
import { readVoice } from './voice.ts';

/** Whose an entry says it is: nobody's, its author's own, or of a structure that they may speak for. */
const ofVoice: FieldRule = (value, author, around, entry) => {
  const voice = readVoice(value);
  if (voice.kind === 'person') return voice.person === author.account ? null : 'voice';
  return voice.kind === 'nobody' || maySay(author, voice.structure, around, entry) ? null : 'voice';
};

/** A structure that its author may speak for. */
const ofSigner =
  ({ read }: Field<unknown>): FieldRule =>
  (value, author, around, entry) => {
    const structure = read(value);
    return typeof structure !== 'string' || maySay(author, structure, around, entry) ? null : 'voice';
  };

/** Where colleagues mend what it says, they leave it to the structure that its author gave it to. */
const ofLastingSigner =
  (field: Field<unknown>): FieldRule =>
  (value, author, around, entry) =>
    ofSigner(field)(value, author, around, entry) ??
    (entry.isNew || author.role === 'organiser' || ownsPen(author.account, entry.id) ? null : 'notAllowed');

/**
 * Nothing that is set aside, nor an annotation of such. What points to nothing that is here may stand: offline, things
 * arrive in any order.
 */
const ofAnswered =
  ({ read, refersTo }: Field<unknown>): FieldRule =>
  (value, _, around) => {
    const isAside = (id: string): boolean => {
      const about = refersTo?.kinds.includes(annotation.name) ? around.aboutOf(id) : null;
      return around.isSetAside(id) || (about !== null && around.isSetAside(about));
    };
    return idsIn(read(value)).some(isAside) ? 'setAside' : null;
  };

/** The kinds of what an organiser may set aside. */
const MODERATED: readonly string[] = moderation.keyedBy ?? [];

function ruleFor(kind: Kind, name: string, field: Field<unknown>): FieldRule | null {
  if (field.rule) return field.rule;
  if (name === kind.spokenIn) {
    if (!field.refersTo) return ofVoice;
    return kind.rights === 'signedAndTended' ? ofLastingSigner(field) : ofSigner(field);
  }
  const isAnswer = kind.ownership === 'contributed' && field.refersTo?.cascades === true;
  return isAnswer && field.refersTo.kinds.some((one) => MODERATED.includes(one)) ? ofAnswered(field) : null;
}

/**
 * Root × field, from what kinds say of their fields: what an entry says that its author may not, whatever the policy
 * lets them reach. A new entry of which one field may not stand is refused whole; of an entry that stands already,
 * that field only.
 */
export const ENTRY_RULES: Readonly<Record<string, Readonly<Record<string, FieldRule>>>> = Object.fromEntries(
  EVERY_KIND.map((kind) => [
    kind.root,
    Object.fromEntries(
      Object.entries(kind.fields).flatMap(([name, field]) => {
        const rule = ruleFor(kind, name, field);
        return rule === null ? [] : [[name, rule]];
      }),
    ),
  ]),
);

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
