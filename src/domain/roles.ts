import { isDiscussionOpen, type Phase } from './spaceChoices.ts';

/** organisateur, partenaire, lecteur (product, §4). The public holds no role: it has no session. */
export const ROLES = ['organiser', 'partner', 'reader'] as const;
export type Role = (typeof ROLES)[number];

export const isRole = (text: unknown): text is Role => ROLES.includes(text as Role);

/** One Yjs document of a space. */
export const ROOMS = ['commons', 'backstage'] as const;
export type RoomName = (typeof ROOMS)[number];

export const isRoomName = (text: unknown): text is RoomName => ROOMS.includes(text as RoomName);

export type RoomRight = 'none' | 'read' | 'write';

/** Role × room: who may open what, and whether anything they send is looked at. */
const ROOM_RIGHTS: Readonly<Record<Role, Readonly<Record<RoomName, RoomRight>>>> = {
  organiser: { commons: 'write', backstage: 'write' },
  partner: { commons: 'write', backstage: 'none' },
  reader: { commons: 'read', backstage: 'none' },
};

export const roomRight = (role: Role, room: RoomName): RoomRight => ROOM_RIGHTS[role][room];

/** What the interface offers. The server asks the same table before it obeys. */
export type Act =
  | 'ask'
  | 'share'
  | 'annotate'
  | 'reply'
  | 'define'
  | 'tendWords'
  | 'offer'
  | 'tendNeeds'
  | 'openAxis'
  | 'tendAxes'
  | 'addStructure'
  | 'tellStructure'
  | 'joinStructures'
  | 'vouch'
  | 'arrange'
  | 'group'
  | 'writeThemes'
  | 'decide'
  | 'mobilise'
  | 'welcome'
  | 'invite'
  | 'changeSpace'
  | 'removeMember'
  | 'changeRole'
  | 'writeBackstage';

const ACTS: Readonly<Record<Role, readonly Act[]>> = {
  organiser: [
    'ask',
    'share',
    'annotate',
    'reply',
    'define',
    'tendWords',
    'offer',
    'tendNeeds',
    'openAxis',
    'tendAxes',
    'addStructure',
    'tellStructure',
    'joinStructures',
    'vouch',
    'arrange',
    'group',
    'writeThemes',
    'decide',
    'mobilise',
    'welcome',
    'invite',
    'changeSpace',
    'removeMember',
    'changeRole',
    'writeBackstage',
  ],
  partner: [
    'ask',
    'share',
    'annotate',
    'reply',
    'define',
    'offer',
    'openAxis',
    'addStructure',
    'tellStructure',
    'vouch',
  ],
  reader: [],
};

/** What waits until discussion is open. */
const ONCE_OPEN: ReadonlySet<Act> = new Set<Act>(['reply']);

export const mayDo = (role: Role, act: Act, phase: Phase = 'before'): boolean =>
  ACTS[role].includes(act) && (!ONCE_OPEN.has(act) || isDiscussionOpen(phase));

/** The roles that somebody of this role may give by a link. */
export const rolesGivenBy = (role: Role): readonly Role[] => (role === 'organiser' ? ROLES : []);
