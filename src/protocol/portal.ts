import type { AccountId, ItemId, Pen, SpaceSlug } from '#domain/ids.ts';
import type { PublicPage } from '#domain/projections/publicPage.ts';
import type { Result } from '#domain/result.ts';
import type { Role } from '#domain/roles.ts';
import type { Licence } from '#domain/spaceChoices.ts';
import type { StructureKind } from '#domain/structureKinds.ts';
import type { FoundationRefusal } from '#domain/commands/foundSpace.ts';
import type { StructureRefusal } from '#domain/commands/addStructure.ts';
import type { SentenceRefusal } from '#domain/sentence.ts';
import type { TemplateWords } from '#domain/taskTemplate.ts';
import type { ContactsPortal } from './contacts.ts';
import type { NamesPortal } from './names.ts';
import type { HistoryPortal } from './history.ts';
import type { PrivacyPortal } from './privacy.ts';
import type { SpaceUsePortal } from './spaceUse.ts';

/**
 * What the pages may ask of the server: plain data in, plain data out. `server/portal.ts` is the one
 * implementation; pages find it in `locals.portal`. A session is named by its secret token, which
 * stands in one HttpOnly cookie per space (`sessionCookie`).
 */
export interface Portal extends HistoryPortal, ContactsPortal, NamesPortal, PrivacyPortal, SpaceUsePortal {
  /** What this server offers to whom no link leads to it. */
  readonly offered: Offered;
  /** `address` bounds the rate; `code` is what the operator asks for, where they do. */
  foundSpace(
    given: NewSpace,
    address: string,
    code?: string,
  ): Promise<Result<Entry, FoundSpaceRefusal | OpeningRefusal>>;
  /** Creates the demo space, or finds it, and lets the visitor in as an organiser of it. `address` bounds the rate. */
  enterDemo(visitor: { readonly name: string }, address: string): Promise<Result<Entry, EnterDemoRefusal>>;

  /** What the door says before somebody comes in. Looking costs no use of the invitation; `address` bounds the misses. */
  lookAtInvitation(
    secret: string,
    address: string,
  ): Promise<Result<InvitationSheet, LinkRefusal | 'suspended'>>;
  /** `address` bounds the rate. */
  join(secret: string, newcomer: Newcomer, address: string): Promise<Result<Entry, JoinRefusal>>;

  /** Who this token is in this space, or why it is nobody. */
  whoAmI(space: string, token: string | undefined): Promise<Result<Me, SessionRefusal>>;
  endSession(space: string, token: string): Promise<Result<null, 'notStored'>>;
  members(me: Session): Promise<readonly Member[]>;
  renameMe(me: Session, name: string): Promise<Result<Me, NameRefusal | 'notStored'>>;
  /** Adds a structure to those I stand for: one of the space, or a new one. Unless I am an organiser, it is asked. */
  standFor(
    me: Session,
    chosen: ChosenStructure,
  ): Promise<Result<Stood, StructureChoiceRefusal | 'notStored'>>;
  /** Says whether somebody speaks for a structure, as an organiser, or as somebody who stands for it. */
  settleMandate(me: Session, given: GivenMandate): Promise<Result<null, MandateRefusal | 'notStored'>>;
  removeMember(
    me: Session,
    account: string,
  ): Promise<Result<null, 'notAllowed' | 'lastOrganiser' | 'unknownMember' | 'notStored'>>;

  /** Gives somebody another role, effective at once for what they send, also for what they wrote offline before. */
  changeRole(me: Session, account: string, role: Role): Promise<Result<Member, RoleRefusal>>;

  createInvitation(me: Session, wanted: WantedInvitation): Promise<Result<FreshInvitation, InviteRefusal>>;
  invitations(me: Session): Promise<Result<readonly Invitation[], 'notAllowed'>>;
  /** Lets it serve sixty days more. `seenEnd`: the end that was read, so that two taps prolong once. */
  prolongInvitation(
    me: Session,
    id: string,
    seenEnd: number,
  ): Promise<Result<null, ProlongRefusal | 'notStored'>>;
  /** Ends an invitation; with `andMembers`, everybody who came in by it loses access at once. */
  revokeInvitation(
    me: Session,
    id: string,
    andMembers: boolean,
  ): Promise<Result<{ readonly removed: number }, 'notAllowed' | 'unknownInvitation' | 'notStored'>>;
  /** A link for another device of mine: one use, fifteen minutes. */
  createDeviceLink(me: Session): Promise<Result<FreshInvitation, 'notStored'>>;

  publicPage(space: string): Promise<Result<PublicPage, PublicRefusal>>;
  /** The plain form of the public page. The question enters as *à accueillir*. `address` bounds the rate. */
  askPublicly(
    space: string,
    asked: { readonly sentence: string; readonly family: StructureKind | null },
    address: string,
  ): Promise<Result<null, PublicRefusal | SentenceRefusal | 'tooMany' | 'space.full' | 'notStored'>>;

  health(): Promise<Health>;
}

/** What the operator leaves open to anybody. */
export interface Offered {
  /** Spaces are opened by anybody, by whoever knows a code, by the operator alone. */
  readonly opening: 'open' | 'code' | 'closed';
  readonly demo: boolean;
}

/** A visitor who has been recognised. Made by `whoAmI` only. */
export interface Session {
  readonly space: SpaceSlug;
  readonly account: AccountId;
  readonly role: Role;
}

export interface Me extends Session {
  readonly veiledPen: Pen;
  readonly name: string;
  /** Those that I speak for, without what is to be confirmed. */
  readonly structures: readonly ItemId[];
  /** The server's hour, milliseconds since 1970: a device whose clock is wrong corrects itself by it. */
  readonly serverTime: number;
  /** I was about to be erased and came back on that day: said for a month, to who asks who they are. */
  readonly returnedOn?: number;
}

/** Who I am once I said that I speak for a structure. `asked`: somebody of it, or of the committee, is to agree. */
export interface Stood extends Me {
  readonly chosen: ItemId;
  readonly asked: boolean;
}

export interface GivenMandate {
  readonly person: AccountId;
  readonly structure: ItemId;
  readonly isAgreed: boolean;
}

/** A member as every other member may know them. */
export interface Member {
  readonly account: AccountId;
  readonly name: string;
  readonly role: Role;
  readonly structures: readonly ItemId[];
  /** Milliseconds since 1970; null while they have access. */
  readonly removedAt: number | null;
  /** They agreed that their name be read by all, in public too. */
  readonly isNamed?: boolean;
}

/** A session just born: the page sets the cookie and leads on. */
export interface Entry {
  readonly space: SpaceSlug;
  readonly token: string;
  /** Milliseconds until the session ends when nobody comes back. */
  readonly maxAge: number;
}

export interface NewSpace {
  readonly name: string;
  readonly department: string;
  readonly eventDay: string | null;
  readonly licence: Licence;
  readonly founder: string;
  /** The structure the founder stands for. */
  readonly structure: ChosenStructure | null;
  /** The tasks that the space begins with, in the founder's language, where it has a day to count them from. */
  readonly plan?: TemplateWords;
}

export type ChosenStructure =
  | { readonly kind: 'known'; readonly structure: ItemId }
  | {
      readonly kind: 'new';
      readonly name: string;
      readonly family: StructureKind;
      readonly inPublic: boolean;
    };

export interface Newcomer {
  readonly name: string;
  /** None is allowed: a reader, an inhabitant. */
  readonly structure: ChosenStructure | null;
}

export interface InvitationSheet {
  readonly space: SpaceSlug;
  readonly spaceName: string;
  readonly department: string;
  readonly licence: Licence;
  readonly role: Role;
  /** After how many months without a visit a name is erased. */
  readonly memberMonths: number;
  /** A link for another device of a member: no name is asked again. */
  readonly isDeviceLink: boolean;
  /** The structure the invitation was made for. */
  readonly structure: ItemId | null;
  /** The question to start from, as it reads now; null also when it is out of view. */
  readonly question: { readonly id: ItemId; readonly sentence: string } | null;
  readonly structures: readonly {
    readonly id: ItemId;
    readonly name: string;
    readonly kind: StructureKind;
  }[];
}

export interface WantedInvitation {
  readonly role: Role;
  readonly structure?: ItemId | null;
  /** A question to start from. */
  readonly question?: ItemId | null;
  /** The structure in whose name it is given: it brings in whoever comes by it. */
  readonly broughtBy?: ItemId | null;
  /** A note for oneself: « affiche de la salle ». */
  readonly label?: string | null;
  /** Days until it ends; by default those of its role, or until after the event. */
  readonly days?: number;
  readonly maxUses?: number;
}

/** An invitation whose secret is known: once, to whoever made it. The store keeps a hash. */
export interface FreshInvitation {
  readonly id: string;
  readonly role: Role;
  readonly url: string;
  readonly expiresAt: number;
}

export interface Invitation {
  readonly id: string;
  readonly role: Role;
  readonly structure: ItemId | null;
  readonly label: string | null;
  readonly createdBy: AccountId;
  readonly createdAt: number;
  /** When it ends, as the day of the event stands. */
  readonly expiresAt: number;
  /** It ends three months after the event, and moves with its day. */
  readonly followsEvent: boolean;
  readonly maxUses: number;
  readonly uses: number;
  readonly revokedAt: number | null;
  /** Members with access who came in by it. */
  readonly members: number;
}

/** `degraded`: something is wrong that a person should look at. What is written is refused where `writable` is false. */
export interface Health {
  readonly status: 'ok' | 'degraded';
  readonly version: string;
  readonly store: {
    readonly readable: boolean;
    readonly writable: boolean;
    /** The hour (ISO) from which nothing could be written; null while it can. */
    readonly since: string | null;
    /** How many rooms are damaged, and whether the file that holds all of them is: closed until they are repaired. */
    readonly damaged: { readonly rooms: number; readonly file: boolean };
  };
  /** Whether the servers of one house hear each other. */
  readonly bus: 'alone' | 'connected' | 'lost';
}

export type NameRefusal = 'name.empty' | 'name.tooLong';
export type StructureChoiceRefusal = StructureRefusal | 'structure.unknown';
export type FoundSpaceRefusal =
  | FoundationRefusal
  | NameRefusal
  | StructureRefusal
  | 'structure.unknown'
  | 'space.nameTaken'
  | 'space.nameUnusable'
  | 'notStored';
/** `opening.code`: the code that the operator asks for is missing or wrong. */
export type OpeningRefusal = 'opening.closed' | 'opening.code' | 'opening.tooMany';
export type EnterDemoRefusal = NameRefusal | 'demo.closed' | 'demo.tooMany' | 'notStored';
export type InvitationRefusal =
  'invitation.unknown' | 'invitation.expired' | 'invitation.revoked' | 'invitation.usedUp';
/** `invitation.tooMany`: unknown, as many others that were tried from there. */
export type LinkRefusal = InvitationRefusal | 'invitation.tooMany';
export type ProlongRefusal = InvitationRefusal | 'notAllowed' | 'unknownInvitation';
export type JoinRefusal =
  LinkRefusal | 'suspended' | NameRefusal | StructureChoiceRefusal | 'tooMany' | 'notStored';
/** `mandate.unknown`: nobody asked. `mandate.answered`: somebody answered the other way before. */
export type MandateRefusal = 'notAllowed' | 'unknownMember' | 'mandate.unknown' | 'mandate.answered';
export type RoleRefusal = 'notAllowed' | 'lastOrganiser' | 'unknownMember' | 'notStored';
/**
 * `erased`: whoever this device was of has been erased, or the space has, and what it keeps of the space goes as well.
 * `suspended`: the operator lets nobody in for now.
 */
export type SessionRefusal = 'signedOut' | 'removed' | 'erased' | 'suspended';
export type InviteRefusal = 'notAllowed' | 'structure.unknown' | 'notStored';
/**
 * `noPublicPage`: there is no such space, or it is closed: which of both is told to nobody. `suspended`: it has a public
 * page, and the operator has suspended it.
 */
export type PublicRefusal = 'noPublicPage' | 'suspended';

/** The cookie that holds the session of one space on this device. */
export const sessionCookie = (space: string): string => `terreau-${space}`;

/** The longest display name, in characters. */
export const LONGEST_NAME = 60;
