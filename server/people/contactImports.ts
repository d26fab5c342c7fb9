import { readAll } from '#domain/collection.ts';
import { structure as structureKind } from '#domain/kinds/index.ts';
import { done, refused, type Result } from '#domain/result.ts';
import {
  checkContact,
  MOST_CONTACTS,
  type ContactDoorRefusal,
  type ContactsPortal,
  type GivenContact,
  type ImportedContact,
} from '#protocol/contacts.ts';
import type { Session } from '#protocol/portal.ts';
import type { ContactRow } from '../store/store.ts';
import { accessOf, CONTACTS, newContact, organisersOnly } from './contacts.ts';
import { commonsOf, type Needs } from './needs.ts';
import { storing } from './storing.ts';

/**
 * Contacts out of a file. What a structure has already is not added again, so that a file that comes twice adds
 * nothing: the server alone can say so without showing anybody what stands there.
 */
export function createContactImports(
  needs: Needs,
): Pick<ContactsPortal, 'importContacts' | 'takeBackContacts'> {
  const { people, updates } = needs.store;
  const asOrganiser = organisersOnly(needs);

  return {
    importContacts: (me, given) =>
      asOrganiser(me, async () => {
        const rows = await people.contacts(me.space);
        const known = new Set(rows.flatMap(waysTo));
        const structures = await structuresIn(needs, me.space);
        let count = rows.length;
        const answers: ImportedContact[] = [];
        for (const one of given) {
          const checked = check(needs, one, structures, count);
          if (!checked.ok) {
            answers.push({ kind: 'refused', why: checked.why });
            continue;
          }
          const ways = waysTo(checked.value);
          // A switchboard has one number for many addresses.
          if (known.has(ways[0] ?? '')) {
            answers.push({ kind: 'known' });
            continue;
          }
          // One that the disk does not take is told by itself: those before it are there, and can be taken back.
          const added = await add(needs, me, checked.value);
          answers.push(added.ok ? { kind: 'added', id: added.value } : { kind: 'refused', why: added.why });
          if (!added.ok) continue;
          for (const way of ways) known.add(way);
          count += 1;
        }
        return done(answers);
      }),

    takeBackContacts: (me, ids) =>
      asOrganiser(me, async () => {
        const wanted = new Set(ids);
        const rows = (await people.contacts(me.space)).filter(
          ({ id, addedBy, editedAt }) => wanted.has(id) && addedBy === me.account && editedAt === null,
        );
        for (const { id } of rows) {
          const [room, at] = [`${me.space}/${CONTACTS}`, needs.world.now()];
          needs.noteErased({ room, root: CONTACTS, id, at });
          await people.removeContact(me.space, id, accessOf(me, at, 'removed', { contact: id }));
        }
        // Once for all: the files are written anew.
        if (rows.length > 0) await updates.scrub();
        return done(rows.length);
      }),
  };
}

const add = (needs: Needs, me: Session, checked: GivenContact): Promise<Result<string, 'notStored'>> =>
  storing<string, never>(async () => {
    const row = newContact(needs, me, checked);
    await needs.store.people.addContact(row, accessOf(me, row.addedAt, 'added', { contact: row.id }));
    return done(row.id);
  });

type Reached = Pick<ContactRow, 'structure' | 'email' | 'phone'>;

/** By what a contact may be found again in its structure: its address, then its number. */
function waysTo({ structure, email, phone }: Reached): readonly string[] {
  const of = structure ?? '';
  const digits = phone.replace(/\D/g, '').replace(/^(?:00)?33(?=\d{9}$)/, '0');
  return [email.toLowerCase(), digits].flatMap((way) => (way === '' ? [] : [`${of} ${way}`]));
}

const structuresIn = ({ live }: Needs, space: string): Promise<ReadonlySet<string>> =>
  live.read(
    commonsOf(space),
    (doc) =>
      new Set(
        [...readAll(doc, structureKind).values()]
          .filter(({ archivedAt }) => archivedAt === null)
          .map(({ id }) => id),
      ),
  );

/** A contact of a file without a structure, or that could not be reached, is none. */
function check(
  needs: Needs,
  given: GivenContact,
  structures: ReadonlySet<string>,
  count: number,
): Result<GivenContact, ContactDoorRefusal> {
  const checked = checkContact(given, needs.world.now());
  if (!checked.ok) return checked;
  const { structure, email, phone } = checked.value;
  if (structure === null || !structures.has(structure)) return refused('structure.unknown');
  if (email === '' && phone === '') return refused('contact.email');
  return count >= MOST_CONTACTS ? refused('tooMany') : checked;
}
