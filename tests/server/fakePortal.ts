import type { AccountId, ItemId, Pen, SpaceSlug } from '#domain/ids.ts';
import type { LegalSheet } from '#domain/projections/legalSheet.ts';
import type { PublicPage } from '#domain/projections/publicPage.ts';
import type { Contact } from '#protocol/contacts.ts';
import { done, refused } from '#domain/result.ts';
import type { MyData } from '#protocol/privacy.ts';
import type { InvitationSheet, Me, Newcomer, NewSpace, Portal } from '#protocol/portal.ts';

export const PERIGORD = 'perigord' as SpaceSlug;

export const ANA: Me = {
  space: PERIGORD,
  account: 'ana' as AccountId,
  role: 'organiser',
  veiledPen: 'veil' as Pen,
  name: 'Ana',
  structures: [],
  serverTime: 1_800_000_000_000,
};

export const SHEET: InvitationSheet = {
  space: PERIGORD,
  spaceName: 'NEC Périgord',
  department: '24',
  licence: 'cc-by-sa-4.0',
  role: 'partner',
  memberMonths: 12,
  isDeviceLink: false,
  structure: null,
  question: null,
  structures: [{ id: 'library' as ItemId, name: 'Médiathèque de Ribérac', kind: 'localFacility' }],
};

export const LEGAL: LegalSheet = {
  name: 'NEC Périgord',
  department: '24',
  licence: 'cc-by-sa-4.0',
  eventDay: '2027-10-14',
  isOpen: true,
  isDemo: false,
  controller: { name: 'Centre social de Ribérac', address: '1 place, 24600', contact: 'droits@exemple.fr' },
  host: null,
  publicationDirector: 'La présidente',
  dataOfficer: null,
  lawfulBasis: 'legitimateInterest',
  memberMonths: 12,
  contactMonths: 24,
  gaps: ['host'],
};

export const MY_DATA: MyData = {
  format: 'terreau-my-data-1',
  space: PERIGORD,
  writtenAt: '2027-03-01T10:00:00.000Z',
  account: {
    id: 'ana',
    name: 'Ana <b>',
    role: 'organiser',
    structures: ['Centre social'],
    joinedAt: '2027-01-01T10:00:00.000Z',
    mandates: [],
    lastVisit: '2027-03-01',
  },
  sessions: [{ since: '2027-01-01T10:00:00.000Z', lastSeen: '2027-03-01T10:00:00.000Z' }],
  cameBy: null,
  invitationsMade: [],
  consents: [],
  accesses: [],
  contributions: [
    {
      root: 'questions',
      id: 'ana~1',
      text: 'Qui aide qui ?',
      signed: true,
      fields: { sentence: 'Qui aide qui ?' },
    },
  ],
};

export const PAGE: PublicPage = {
  name: 'NEC Périgord',
  department: '24',
  eventDay: '2027-10-14',
  licence: 'cc-by-sa-4.0',
  phase: 'before',
  principle: null,
  isDemo: false,
  questions: 2,
  structuresAsking: 3,
  themes: [
    {
      id: 't1' as ItemId,
      title: 'Seniors',
      intent: 'Comprendre ce qui retient.',
      body: [
        { kind: 'heading', level: 2, runs: [{ text: 'Ce que nous voulons comprendre' }] },
        {
          kind: 'paragraph',
          runs: [{ text: 'Lire ' }, { text: 'le rapport', href: 'https://example.org/' }],
        },
      ],
      questions: [
        {
          id: 'q1' as ItemId,
          sentence: 'Que faire quand un senior ne veut pas du numérique ?',
          context: null,
          asker: { kind: 'structure', name: 'Centre social de Thiviers' },
          structures: 3,
          families: [
            { kind: 'localFacility', structures: 1, unnamedVoice: false },
            { kind: 'association', structures: 2, unnamedVoice: false },
          ],
          alsoAsking: [],
          otherWordings: [],
        },
      ],
      format: 'plain',
      carriers: [],
      startsFrom: [],
      questionCount: 1,
    },
  ],
  underWriting: [],
  elsewhere: [
    {
      id: 'q2' as ItemId,
      sentence: '<script>alert(1)</script> Qui garde les clés ?',
      context: 'Le soir surtout.',
      asker: { kind: 'family', family: 'residents' },
      structures: 0,
      families: [{ kind: 'residents', structures: 0, unnamedVoice: true }],
      alsoAsking: [],
      otherWordings: [],
    },
  ],
  structures: [{ name: 'Centre social de Thiviers', kind: 'localFacility', commune: 'Thiviers' }],
  words: [
    {
      id: 'g1' as ItemId,
      word: 'tiers-lieu',
      otherForms: ['fablab'],
      meanings: [
        {
          definition: 'Un lieu </script><b>ouvert</b>.',
          example: 'La Grange.',
          signer: { name: 'Centre social de Thiviers', family: 'localFacility' },
        },
        { definition: 'Des bureaux partagés.', example: null, signer: { name: null, family: 'association' } },
      ],
    },
  ],
};

/** What the fake was asked to do, for a test to look at. */
export interface Asked {
  readonly founded: NewSpace[];
  readonly joined: Newcomer[];
  readonly questions: {
    readonly sentence: string;
    readonly family: string | null;
    readonly address: string;
  }[];
  readonly ended: string[];
}

export const CONTACT: Contact = {
  id: 'c1',
  structure: null,
  name: 'Madame Martin',
  role: 'Directrice',
  email: 'martin@example.org',
  phone: '',
  note: '',
  informedAt: null,
  addedBy: 'ana' as AccountId,
  addedAt: 1,
  editedAt: null,
};

const ENTRY = { space: PERIGORD, token: 'fresh-token', maxAge: 60_000 };

/** A portal of one open space, Périgord. Ana's token is `ana`; the invitation `good` is for a partner. */
export function fakePortal(changes: Partial<Portal> = {}): {
  readonly portal: Portal;
  readonly asked: Asked;
} {
  const asked: Asked = { founded: [], joined: [], questions: [], ended: [] };
  const portal: Portal = {
    offered: { opening: 'open', demo: true },
    foundSpace: async (given) => {
      asked.founded.push(given);
      return given.name === 'NEC Périgord' ? refused('space.nameTaken') : done(ENTRY);
    },
    enterDemo: async () => done(ENTRY),
    contacts: async () => done([CONTACT]),
    importContacts: async (_, given) => done(given.map(() => ({ kind: 'known' }))),
    takeBackContacts: async (_, ids) => done(ids.length),
    addContact: async () => done(CONTACT),
    changeContact: async (_, id) => (id === 'c1' ? done(CONTACT) : refused('unknownContact')),
    removeContact: async (_, id) => (id === 'c1' ? done(null) : refused('unknownContact')),
    contactAccesses: async () => done([]),
    lookAtInvitation: async (secret) => (secret === 'good' ? done(SHEET) : refused('invitation.expired')),
    join: async (_, newcomer) => {
      asked.joined.push(newcomer);
      return done(ENTRY);
    },
    whoAmI: async (space, token) =>
      space === PERIGORD && token === 'ana' ? done(ANA) : refused('signedOut'),
    endSession: async (_, token) => {
      asked.ended.push(token);
      return done(null);
    },
    members: async () => [],
    renameMe: async (_, name) => (name.trim() === '' ? refused('name.empty') : done({ ...ANA, name })),
    standFor: async () => done({ ...ANA, chosen: 'library' as ItemId, asked: true }),
    settleMandate: async (_, { isAgreed }) => (isAgreed ? done(null) : refused('mandate.answered')),
    changeRole: async (_, account, role) =>
      done({ account: account as AccountId, name: 'Paul', role, structures: [], removedAt: null }),
    removeMember: async () => refused('lastOrganiser'),
    createInvitation: async (_, wanted) =>
      done({ id: 'i1', role: wanted.role, url: 'https://example.org/join/secret', expiresAt: 0 }),
    invitations: async () => done([]),
    prolongInvitation: async (_, id) => (id === 'i1' ? done(null) : refused('unknownInvitation')),
    revokeInvitation: async (_, id, andMembers) =>
      id === 'i1' ? done({ removed: andMembers ? 2 : 0 }) : refused('unknownInvitation'),
    createDeviceLink: async () =>
      done({ id: 'd1', role: 'organiser', url: 'https://example.org/join/device', expiresAt: 0 }),
    consents: async () => [],
    setConsent: async () => done([]),
    myData: async () => MY_DATA,
    lookAtPerson: async () => refused('unknownMember'),
    erasePerson: async () => done(null),
    spaceUse: async () => done({ bytes: 0, mayHold: 0, kept: 0, holders: [] }),
    soonErased: async () => done([]),
    returnedOn: async () => null,
    whereNamed: async () => done([]),
    hideName: async () => done({ hidden: 0 }),
    legalSheet: async (space) => (space === PERIGORD ? done(LEGAL) : refused('noPublicPage')),
    publicPage: async (space) => (space === PERIGORD ? done(PAGE) : refused('noPublicPage')),
    askPublicly: async (_, { sentence, family }, address) => {
      asked.questions.push({ sentence, family, address });
      return done(null);
    },
    itemHistory: async () => refused('unknownEntry'),
    itemContent: async () => refused('notThen'),
    commonsAt: async () => refused('tooMany'),
    nameVersion: async () => refused('notAllowed'),
    health: async () => ({
      status: 'ok',
      version: '0',
      store: { readable: true, writable: true, since: null, damaged: { rooms: 0, file: false } },
      bus: 'alone',
    }),
    ...changes,
  };
  return { portal, asked };
}
