import * as v from 'valibot';
import type { AccountId, ItemId } from '#domain/ids.ts';
import { MOST_CONTACTS, MOST_CONTACTS_AT_ONCE } from '#protocol/contacts.ts';
import { ROLES } from '#domain/roles.ts';
import { NAMED_ROOTS } from '#protocol/names.ts';
import { CONSENT_PURPOSES } from '#protocol/privacy.ts';
import { STRUCTURE_KINDS } from '#domain/structureKinds.ts';

/** What a body may hold. The acts themselves check the rest: a name too long is a refusal with words of its own. */
const LONGEST_TEXT = 1_000;
const text = v.pipe(v.string(), v.maxLength(LONGEST_TEXT));
const itemId = v.pipe(
  text,
  v.minLength(1),
  v.transform((id) => id as ItemId),
);
const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));

export const renameBody = v.strictObject({ name: text });

export const versionBody = v.strictObject({ id: itemId, name: text });

export const roleBody = v.strictObject({ role: v.picklist(ROLES) });

export const mandateBody = v.strictObject({
  person: v.pipe(
    text,
    v.transform((account) => account as AccountId),
  ),
  structure: itemId,
  isAgreed: v.boolean(),
});

export const consentBody = v.strictObject({
  purpose: v.picklist(CONSENT_PURPOSES),
  isGiven: v.boolean(),
  words: text,
});

export const chosenStructureBody = v.variant('kind', [
  v.strictObject({ kind: v.literal('known'), structure: itemId }),
  v.strictObject({
    kind: v.literal('new'),
    name: text,
    family: v.picklist(STRUCTURE_KINDS),
    inPublic: v.boolean(),
  }),
]);

export const contactBody = v.strictObject({
  structure: v.nullable(itemId),
  name: text,
  role: text,
  email: text,
  phone: text,
  note: text,
  informedAt: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
});

export const nameBody = v.strictObject({ name: text });

export const hiddenNameBody = v.strictObject({
  name: text,
  places: v.pipe(v.array(v.strictObject({ root: v.picklist(NAMED_ROOTS), id: text })), v.maxLength(500)),
});

/** Contacts out of a file, a part of them. */
export const contactsBody = v.pipe(v.array(contactBody), v.maxLength(MOST_CONTACTS_AT_ONCE));
export const contactIdsBody = v.pipe(v.array(text), v.maxLength(MOST_CONTACTS));

export const wantedInvitationBody = v.strictObject({
  role: v.picklist(ROLES),
  structure: v.exactOptional(v.nullable(itemId)),
  question: v.exactOptional(v.nullable(itemId)),
  broughtBy: v.exactOptional(v.nullable(itemId)),
  label: v.exactOptional(v.nullable(text)),
  days: v.exactOptional(count(3_660)),
  maxUses: v.exactOptional(count(100_000)),
});

/** Milliseconds since 1970. */
export const prolongBody = v.strictObject({ seenEnd: v.pipe(v.number(), v.safeInteger()) });

/** The body of a request, or `null` when it is no JSON or not of this shape. */
export async function readBody<Schema extends v.GenericSchema>(
  request: Request,
  schema: Schema,
): Promise<v.InferOutput<Schema> | null> {
  const raw: unknown = await request.json().catch(() => undefined);
  const parsed = v.safeParse(schema, raw);
  return parsed.success ? parsed.output : null;
}
