import { fold } from '#domain/fold.ts';
import type { ItemId, SpaceSlug } from '#domain/ids.ts';
import { theme } from '#domain/kinds/index.ts';
import { isChangedSince } from '#domain/publishedText.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { ROLES, type Role } from '#domain/roles.ts';
import type {
  FoundSpaceRefusal,
  FreshInvitation,
  Invitation,
  InvitationRefusal,
  NewSpace,
  WantedInvitation,
} from '#protocol/portal.ts';
import type { SpaceUse } from '#protocol/spaceUse.ts';
import { demoIsThere } from '../demo/enterDemo.ts';
import { CONTACTS, takeAway } from './contacts.ts';
import { eraseMember, sheetOf } from './erasePerson.ts';
import { layDown } from './foundSpace.ts';
import { importSpace, type ImportRefusal } from './importSpace.ts';
import { invitationRefusal, invitationsOf, issueInvitation, revoke } from './invitations.ts';
import { erase, erasePast, lookAtErasure } from '../erasure/erase.ts';
import { mayGo, readPlace } from '../erasure/whatGoes.ts';
import { needsFrom, roomOf, type Needs, type PortalParts } from './needs.ts';
import { spaceUseOf } from './spaceUse.ts';
import { storing } from './storing.ts';
import { structuresOf } from './structures.ts';
import { linkFor, memberCalled, membersFor, removeFor, type ListedMember } from './tendMembers.ts';
import {
  deleteSpace,
  listSpaces,
  renameSpace,
  suspendSpace,
  type Deletion,
  type ListedSpace,
} from './tendSpaces.ts';

/** Who makes the invitations of the terminal: no account, the person who holds the machine. */
export const OPERATOR = 'terminal';

/** A space, and one fresh link for each role. */
export interface SpaceLinks {
  readonly space: SpaceSlug;
  readonly publicUrl: string;
  readonly links: Readonly<Record<Role, string>>;
}

export interface OperatorSpace extends Pick<NewSpace, 'name' | 'department' | 'eventDay' | 'licence'> {
  /** For whom the organisers' link is: its label. */
  readonly organiser: string | null;
}

export interface OperatorInvitation extends Omit<WantedInvitation, 'structure'> {
  /** The id of a structure of the space, or its name. */
  readonly structure: string | null;
}

export interface ListedInvitation extends Invitation {
  readonly structureName: string | null;
  /** Why it lets nobody in any more; null while it does. */
  readonly closed: InvitationRefusal | null;
}

/** What goes for good with an entry, by root: `{ questions: 1, shares: 2 }`. */
export interface Erasure {
  readonly isDone: boolean;
  readonly counts: Readonly<Record<string, number>>;
}

/** What the operator does from the machine itself, without a session. */
export interface TerminalActs {
  demo(): Promise<Result<SpaceLinks, 'notStored'>>;
  createSpace(given: OperatorSpace): Promise<Result<SpaceLinks, FoundSpaceRefusal>>;
  spaces(): Promise<Result<readonly ListedSpace[], never>>;
  renameSpace(
    space: string,
    name: string,
  ): Promise<
    Result<
      { readonly space: string; readonly name: string },
      'unknownSpace' | 'space.nameEmpty' | 'space.nameTooLong' | 'notStored'
    >
  >;
  /** Nobody enters, writes, or reads its page, until it is opened again. */
  setSuspended(
    space: string,
    isSuspended: boolean,
  ): Promise<Result<{ readonly space: string }, 'unknownSpace' | 'notStored'>>;
  /** Without `forGood` it only says what would go. */
  deleteSpace(
    space: string,
    forGood: boolean,
  ): Promise<Result<Deletion, 'unknownSpace' | 'space.damaged' | 'notStored'>>;
  /** `text`: what `terreau export` wrote; `wanted`: another address than it had there. */
  importSpace(
    text: string,
    wanted: string | null,
  ): Promise<Result<{ readonly space: string; readonly members: number }, ImportRefusal | 'notStored'>>;
  members(space: string): Promise<Result<readonly ListedMember[], 'unknownSpace'>>;
  /** `person`: an account, or a name that nobody else bears; so `removeMember`. */
  linkFor(
    space: string,
    person: string,
  ): Promise<Result<FreshInvitation, 'unknownSpace' | 'unknownMember' | 'notStored'>>;
  removeMember(
    space: string,
    person: string,
  ): Promise<
    Result<
      { readonly account: string; readonly name: string },
      'unknownSpace' | 'unknownMember' | 'lastOrganiser' | 'notStored'
    >
  >;
  createInvitation(
    space: string,
    wanted: OperatorInvitation,
  ): Promise<Result<FreshInvitation, 'unknownSpace' | 'structure.unknown' | 'notStored'>>;
  /** Who holds how much of its commons. */
  spaceUse(space: string): Promise<Result<SpaceUse, 'unknownSpace'>>;
  invitations(space: string): Promise<Result<readonly ListedInvitation[], 'unknownSpace'>>;
  revokeInvitation(
    space: string,
    id: string,
    andMembers: boolean,
  ): Promise<Result<{ readonly removed: number }, 'unknownSpace' | 'unknownInvitation' | 'notStored'>>;
  /** `entry` is `<root>/<id>`. Without `forGood` it only says what would go. */
  erase(
    space: string,
    entry: string,
    forGood: boolean,
  ): Promise<Result<Erasure, 'unknownSpace' | 'unknownEntry' | 'notStored'>>;
  /** Only what once stood in the entry, and its named versions; the entry stays. `counts` says of how many versions. */
  erasePast(
    space: string,
    entry: string,
    forGood: boolean,
  ): Promise<Result<Erasure, 'unknownSpace' | 'unknownEntry' | 'notStored'>>;
  /**
   * Somebody, by their account or by a name that nobody else bears, and all that is known of them; `withWords`, what
   * they contributed as well, with and without their name.
   */
  erasePerson(
    space: string,
    person: string,
    withWords: boolean,
    forGood: boolean,
  ): Promise<Result<Erasure, 'unknownSpace' | 'unknownMember' | 'lastOrganiser' | 'notStored'>>;
}

/** Made from the same parts as the portal, and sharing its turns. */
export function createTerminalActs(parts: PortalParts): TerminalActs {
  const needs = needsFrom(parts);
  const { people } = needs.store;
  const inSpace = async <T, Why extends string>(
    space: string,
    act: () => Promise<Result<T, Why>>,
  ): Promise<Result<T, Why | 'unknownSpace'>> =>
    (await people.space(space)) === null ? refused('unknownSpace') : act();

  return {
    demo: () => storing(async () => done(await freshLinks(needs, await demoIsThere(needs), DEMO_LINKS))),
    createSpace: (given) =>
      storing(() =>
        layDown(needs, given, async (slug, act) => {
          await act(() => null);
          return done(await freshLinks(needs, slug, { organiser: { label: given.organiser } }));
        }),
      ),
    spaces: async () => done(await listSpaces(needs)),
    renameSpace: (space, name) => storing(() => inSpace(space, () => renameSpace(needs, space, name))),
    setSuspended: (space, isSuspended) =>
      storing(() =>
        inSpace(space, async () => {
          await (isSuspended ? suspendSpace(needs, space) : people.suspendSpace(space, null));
          return done({ space });
        }),
      ),
    deleteSpace: (space, forGood) => storing(() => inSpace(space, () => deleteSpace(needs, space, forGood))),
    importSpace: (text, wanted) => storing(() => importSpace(needs, text, wanted, OPERATOR)),
    members: (space) => inSpace(space, async () => done(await membersFor(needs, space))),
    linkFor: (space, person) => storing(() => inSpace(space, () => linkFor(needs, space, person, OPERATOR))),
    removeMember: (space, person) => storing(() => inSpace(space, () => removeFor(needs, space, person))),
    createInvitation: (space, wanted) => storing(() => inSpace(space, () => invite(needs, space, wanted))),
    spaceUse: (space) => inSpace(space, async () => done(await spaceUseOf(needs, space, parts.limits))),
    invitations: (space) => inSpace(space, async () => done(await list(needs, space))),
    revokeInvitation: (space, id, andMembers) =>
      storing(() => inSpace(space, () => revoke(needs, space, { id, andMembers, sparing: null }))),
    erase: (space, entry, forGood) =>
      storing(() => inSpace(space, () => eraseFrom(needs, space, entry, forGood))),
    erasePast: (space, entry, forGood) =>
      storing(() => inSpace(space, () => erasePastOf(needs, space, entry, forGood))),
    erasePerson: (space, person, withWords, forGood) =>
      storing(() => inSpace(space, () => erasePersonOf(needs, space, person, { withWords, forGood }))),
  };
}

async function erasePersonOf(
  needs: Needs,
  space: string,
  person: string,
  { withWords, forGood }: { readonly withWords: boolean; readonly forGood: boolean },
): Promise<Result<Erasure, 'unknownMember' | 'lastOrganiser'>> {
  const members = await needs.store.people.members(space);
  const account = memberCalled(members, person)?.account ?? person;
  const sheet = await sheetOf(needs, space, account, { isTheirs: true, seesBackstage: true });
  if (!sheet.ok) return sheet;
  const counts: Record<string, number> = sheet.value.name === null ? {} : { people: 1 };
  if (withWords) for (const { root } of sheet.value.words) counts[root] = (counts[root] ?? 0) + 1;
  if (!forGood)
    return sheet.value.isLastOrganiser ? refused('lastOrganiser') : done({ isDone: false, counts });
  const erased = await eraseMember(needs, space, account, { withWords, isTheirs: true });
  return erased.ok ? done({ isDone: true, counts }) : erased;
}

async function eraseFrom(
  needs: Needs,
  space: string,
  entry: string,
  forGood: boolean,
): Promise<Result<Erasure, 'unknownEntry'>> {
  if (entry.startsWith(`${CONTACTS}/`))
    return eraseContact(needs, space, entry.slice(CONTACTS.length + 1), forGood);
  const { store, live, world, noteErased } = needs;
  const place = readPlace(entry);
  const room = roomOf(space, place?.root ?? '');
  const would = place === null || !mayGo(place) ? [] : await lookAtErasure({ live }, room, place);
  if (place === null || would.length === 0) return refused('unknownEntry');
  const means = { store, live, now: () => world.now(), note: noteErased };
  const gone = forGood ? await erase(means, room, place) : would;
  const counts: Record<string, number> = {};
  for (const { root } of gone) counts[root] = (counts[root] ?? 0) + 1;
  return done({ isDone: forGood, counts });
}

async function eraseContact(
  needs: Needs,
  space: string,
  id: string,
  forGood: boolean,
): Promise<Result<Erasure, 'unknownEntry'>> {
  if (!(await needs.store.people.contacts(space)).some((row) => row.id === id))
    return refused('unknownEntry');
  if (forGood) await takeAway(needs, space, id, null);
  return done({ isDone: forGood, counts: { [CONTACTS]: 1 } });
}

async function erasePastOf(
  { store, live, world, noteErased }: Needs,
  space: string,
  entry: string,
  forGood: boolean,
): Promise<Result<Erasure, 'unknownEntry'>> {
  const place = readPlace(entry);
  const room = roomOf(space, place?.root ?? '');
  if (place === null || !(await live.read(room, (doc) => doc.getMap(place.root).has(place.id))))
    return refused('unknownEntry');
  const versions = (await store.updates.versions(room, place)).length;
  const isPublishedOtherwise = await live.read(
    room,
    (doc) => place.root === theme.root && isChangedSince(doc, place.id as ItemId),
  );
  if (forGood) await erasePast({ store, live, now: () => world.now(), note: noteErased }, room, place);
  return done({
    isDone: forGood,
    counts: {
      past: 1,
      ...(versions === 0 ? {} : { versions }),
      ...(isPublishedOtherwise ? { publications: 1 } : {}),
    },
  });
}

type LinkChoices = Readonly<Partial<Record<Role, Omit<WantedInvitation, 'role'>>>>;

/** Anybody may enter the demo as an organiser by its page: its links need not be rarer. */
const DEMO_LINKS: LinkChoices = { organiser: { days: 180, maxUses: 500 } };

async function freshLinks(needs: Needs, space: SpaceSlug, choices: LinkChoices): Promise<SpaceLinks> {
  const links = {} as Record<Role, string>;
  for (const role of ROLES) {
    const issued = await issueInvitation(needs, space, { ...choices[role], role }, OPERATOR);
    if (!issued.ok) throw new Error(`No link for ${role}: ${issued.why}`);
    links[role] = issued.value.url;
  }
  return { space, publicUrl: `${needs.publicUrl()}/c/${space}`, links };
}

async function invite(
  needs: Needs,
  space: string,
  wanted: OperatorInvitation,
): Promise<Result<FreshInvitation, 'structure.unknown'>> {
  const structure = wanted.structure === null ? null : await structureCalled(needs, space, wanted.structure);
  if (structure === undefined) return refused('structure.unknown');
  return issueInvitation(needs, space, { ...wanted, structure }, OPERATOR);
}

async function structureCalled(needs: Needs, space: string, text: string): Promise<ItemId | undefined> {
  const all = await structuresOf(needs, space);
  return (all.find(({ id }) => id === text) ?? all.find(({ name }) => fold(name) === fold(text.trim())))?.id;
}

async function list(needs: Needs, space: string): Promise<readonly ListedInvitation[]> {
  const names = new Map((await structuresOf(needs, space)).map(({ id, name }) => [id, name]));
  return (await invitationsOf(needs, space)).map((one) => ({
    ...one,
    structureName: one.structure === null ? null : (names.get(one.structure) ?? null),
    closed: invitationRefusal({ ...one, endsAt: one.expiresAt }, needs.world.now()),
  }));
}
