import * as Y from 'yjs';
import type { ItemId } from '#domain/ids.ts';
import { hideName, namesIn } from '#domain/namesIn.ts';
import { isRecord } from '#domain/readers.ts';
import { done, refused, type Result } from '#domain/result.ts';
import {
  SHORTEST_NAME,
  type NamedPlace,
  type NamedRoot,
  type NamedText,
  type NamesPortal,
} from '#protocol/names.ts';
import type { Session } from '#protocol/portal.ts';
import { writeOver, type EraseMeans } from '../erasure/erase.ts';
import type { ContactRow, PeopleStore } from '../store/store.ts';
import { noteLook } from './contacts.ts';
import { roleNow } from './members.ts';
import { backstageOf, type Needs } from './needs.ts';
import { storing } from './storing.ts';

/** What people write in their own words, field by field. Of a record, each text in it. */
export const WORDS_OF = { notes: ['text'], exchanges: ['said'], tasks: ['text', 'aside'] } as const;
type DocumentRoot = keyof typeof WORDS_OF;

const inDocument = (root: NamedRoot): root is DocumentRoot => root !== 'contacts';

/** Where a name stands in what the committee wrote, and how it is taken out. */
export function createNames(needs: Needs): NamesPortal {
  const asOrganiser = <T>(
    me: Session,
    name: string,
    act: () => Promise<T>,
  ): Promise<Result<T, 'notAllowed' | 'name.tooShort' | 'notStored'>> =>
    storing<T, 'notAllowed' | 'name.tooShort'>(async () => {
      if ((await roleNow(needs, me)) !== 'organiser') return refused('notAllowed');
      return name.trim().length < SHORTEST_NAME ? refused('name.tooShort') : done(await act());
    });
  return {
    whereNamed: (me, name) =>
      asOrganiser(me, name, async () => {
        await noteLook(needs, me, null);
        const contacts = await needs.store.people.contacts(me.space);
        return [...(await namedIn(needs, me.space, name)), ...namedBeside(contacts, name)];
      }),
    hideName: (me, name, places) =>
      asOrganiser(me, name, async () => {
        await noteLook(needs, me, null);
        return { hidden: await hideIn(hideMeans(needs), me.space, name, (place) => isOneOf(places, place)) };
      }),
  };
}

const isOneOf = (places: readonly NamedPlace[], { root, id }: NamedPlace): boolean =>
  places.some((one) => one.root === root && one.id === id);

/** A first name alone stands for many people: only a name of several words is taken out without anybody looking. */
export const isFullName = (name: string): boolean => /\S\s+\S/u.test(name);

export interface HideMeans extends EraseMeans {
  readonly people: Pick<PeopleStore, 'contacts' | 'changeContact'>;
}

export const hideMeans = ({ store, live, world, noteErased }: Needs): HideMeans => ({
  store,
  people: store.people,
  live,
  now: () => world.now(),
  note: noteErased,
});

/** Takes a name out of what the committee wrote, wherever it stands or only in some places. Answers in how many. */
export async function hideIn(
  means: HideMeans,
  space: string,
  name: string,
  isWanted: (place: NamedPlace) => boolean = () => true,
): Promise<number> {
  const places = (await namedIn(means, space, name)).filter(isWanted);
  await writeOver(means, backstageOf(space), places, (doc) => {
    for (const { root, id } of places) if (inDocument(root)) hideAt(doc, root, id, name);
  });
  const contacts = await means.people.contacts(space);
  const beside = namedBeside(contacts, name).filter(isWanted);
  const wanted = new Set(beside.map(({ id }) => id));
  for (const row of contacts) if (wanted.has(row.id)) await hideBeside(means, row, name);
  if (beside.length > 0) await means.store.updates.scrub();
  return places.length + beside.length;
}

function hideAt(doc: Y.Doc, root: DocumentRoot, id: string, name: string): void {
  const entry = doc.getMap<Y.Map<unknown>>(root).get(id);
  for (const field of WORDS_OF[root]) {
    const held = entry?.get(field);
    const without = hiddenIn(held, name);
    if (JSON.stringify(without) !== JSON.stringify(held)) entry?.set(field, without);
  }
}

/** The same value without the name, wherever it stands in it. */
const hiddenIn = (held: unknown, name: string): unknown =>
  typeof held === 'string'
    ? hideName(held, name)
    : isRecord(held)
      ? Object.fromEntries(Object.entries(held).map(([key, value]) => [key, hiddenIn(value, name)]))
      : held;

/** Going over a contact keeps it for longer: this is no such act. */
async function hideBeside({ people }: HideMeans, row: ContactRow, name: string): Promise<void> {
  await people.changeContact(
    { ...row, note: hideName(row.note, name), role: hideName(row.role, name) },
    null,
  );
}

const namedIn = (
  { live }: Pick<EraseMeans, 'live'>,
  space: string,
  name: string,
): Promise<readonly NamedText[]> =>
  live.read(backstageOf(space), (doc) =>
    ROOTS.flatMap((root) =>
      [...doc.getMap(root)].flatMap(([id, entry]) => {
        if (!(entry instanceof Y.Map)) return [];
        const text = WORDS_OF[root].flatMap((field) => wordsOf(entry.get(field))).join('\n');
        const about: unknown = entry.get('structure');
        return named(root, id, typeof about === 'string' ? about : null, text);
      }),
    ).filter(({ text }) => namesIn(text, name).length > 0),
  );

const ROOTS = Object.keys(WORDS_OF) as readonly DocumentRoot[];

const wordsOf = (held: unknown): readonly string[] =>
  typeof held === 'string' ? [held] : isRecord(held) ? Object.values(held).flatMap(wordsOf) : [];

const named = (root: NamedRoot, id: string, structure: string | null, text: string): NamedText => ({
  root,
  id,
  structure: structure as ItemId | null,
  text,
});

/** A contact's own name is no mention: that contact is taken away as a whole. */
const namedBeside = (contacts: readonly ContactRow[], name: string): readonly NamedText[] =>
  contacts
    .map(({ id, structure, role, note: beside }) =>
      named(
        'contacts',
        id,
        structure as ItemId | null,
        [role, beside].filter((one) => one !== '').join('\n'),
      ),
    )
    .filter(({ text }) => namesIn(text, name).length > 0);
