import { ROLES } from '#domain/roles.ts';
import { en as commonEn } from '#ui/words/common/en.ts';
import { fr as commonFr, type CommonWords } from '#ui/words/common/fr.ts';
import type { Language } from '#ui/words/language.ts';
import { en } from '#ui/words/terminal/en.ts';
import { fr, type TerminalWords } from '#ui/words/terminal/fr.ts';
import type { Holder } from '#protocol/spaceUse.ts';
import type { SettingInForce } from '../config.ts';
import type { ListedInvitation } from '../people/operator.ts';
import type { ListedMember } from '../people/tendMembers.ts';
import type { Deletion, ListedSpace } from '../people/tendSpaces.ts';
import type { KeepingOutcome } from '../keeping/keep.ts';
import type { RepairedRoom } from '../keeping/repairRoom.ts';
import type { Verified } from '../keeping/verify.ts';
import type { Misunderstanding } from './readArguments.ts';
import type { CommandRefusal, Outcome } from './runCommand.ts';

type ErasedRoot = keyof TerminalWords['erased'];

export interface Words {
  readonly common: CommonWords;
  readonly terminal: TerminalWords;
}

export const wordsIn = (language: Language): Words =>
  language === 'fr' ? { common: commonFr, terminal: fr } : { common: commonEn, terminal: en };

/** What was done, for a person. */
export function outcomeText(outcome: Outcome, { common, terminal }: Words): string {
  switch (outcome.did) {
    case 'space': {
      const { space, publicUrl, links } = outcome.value;
      return [
        terminal.spaceReady(space),
        terminal.publicPage(publicUrl),
        ...ROLES.map((role) => terminal.link(common.roles[role], links[role])),
        terminal.keepSafe,
      ].join('\n');
    }
    case 'invitation': {
      const { role, url, expiresAt, id } = outcome.value;
      return [
        terminal.invitationReady(common.roles[role], common.moment(expiresAt)),
        url,
        terminal.invitationId(id),
      ].join('\n');
    }
    case 'list': {
      const { invitations } = outcome.value;
      if (invitations.length === 0) return terminal.noInvitation;
      return invitations.map((one) => invitationLine(one, { common, terminal })).join('\n');
    }
    case 'use': {
      const { space, bytes, mayHold, kept, holders } = outcome.value;
      return [
        terminal.use(megabytes(bytes), megabytes(mayHold), megabytes(kept)),
        ...holders.map((one) => holderLine(one, { common, terminal })),
        ...(holders.length === 0 ? [] : [terminal.giveBack(space)]),
      ].join('\n');
    }
    case 'erasure': {
      const { isDone, counts } = outcome.value;
      const going = Object.entries(counts).map(
        ([root, n]) => `  ${terminal.erased[root as ErasedRoot]?.(n) ?? root}`,
      );
      return [
        isDone ? terminal.erasedForGood : terminal.wouldErase,
        ...going,
        isDone ? terminal.backupsKeep : terminal.eraseHow,
      ].join('\n');
    }
    case 'spaces': {
      const { spaces } = outcome.value;
      return spaces.length === 0
        ? terminal.noSpace
        : spaces.map((one) => spaceLine(one, terminal)).join('\n');
    }
    case 'renaming':
      return terminal.renamed(outcome.value.space, outcome.value.name);
    case 'closing':
      return terminal.suspended(outcome.value.space);
    case 'opening':
      return terminal.openedAgain(outcome.value.space);
    case 'import':
      return terminal.imported(outcome.value.space, outcome.value.members);
    case 'deletion':
      return deletionLines(outcome.value, terminal).join('\n');
    case 'members': {
      const { members } = outcome.value;
      return members.length === 0
        ? terminal.noMember
        : members.map((one) => memberLine(one, { common, terminal })).join('\n');
    }
    case 'memberLink': {
      const { url, expiresAt } = outcome.value;
      return [terminal.memberLinkReady(common.moment(expiresAt)), url, terminal.memberLinkOpens].join('\n');
    }
    case 'removal':
      return terminal.memberRemoved(outcome.value.name);
    case 'revocation':
      return terminal.revoked(outcome.value.removed);
  }
}

const parts = (given: readonly (string | null)[]): string =>
  given.filter((part) => part !== null).join(' · ');

const spaceLine = (one: ListedSpace, terminal: TerminalWords): string =>
  parts([
    one.space,
    one.name,
    terminal.present(one.members),
    one.questions === null ? null : terminal.erased.questions(one.questions),
    terminal.size(one.bytes),
    one.lastVisit === null ? terminal.neverVisited : terminal.visited(one.lastVisit),
    one.isPublic === null ? null : one.isPublic ? terminal.pageOpen : terminal.pageClosed,
    one.suspendedAt === null ? null : terminal.suspendedSince(one.suspendedAt.slice(0, 10)),
    one.isDamaged ? terminal.spaceDamaged : null,
  ]);

const memberLine = (one: ListedMember, { common, terminal }: Words): string =>
  parts([
    one.account,
    one.name,
    common.roles[one.role],
    one.lastVisit === null ? terminal.neverVisited : terminal.visited(one.lastVisit),
    one.isRemoved ? terminal.accessRemoved : null,
  ]);

const deletionLines = ({ isDone, name, space, members, questions }: Deletion, terminal: TerminalWords) => [
  isDone ? terminal.spaceDeleted(name, space) : terminal.wouldDelete(name, space),
  `  ${terminal.erased.people(members)}`,
  `  ${terminal.erased.questions(questions)}`,
  isDone ? terminal.deletedBackups : terminal.deleteHow,
];

/** Of the wire, with one decimal. */
const megabytes = (bytes: number): number => Math.round(bytes / 100_000) / 10;

const holderLine = (one: Holder, { common, terminal }: Words): string =>
  parts([
    one.account,
    one.name ?? terminal.erasedPerson,
    one.role === null ? null : common.roles[one.role],
    terminal.holdsOf(megabytes(one.bytes), one.mayHold === null ? null : megabytes(one.mayHold)),
    terminal.entries(one.entries),
    one.isRemoved && one.name !== null ? terminal.accessRemoved : null,
  ]);

const invitationLine = (one: ListedInvitation, { common, terminal }: Words): string =>
  [
    one.id,
    common.roles[one.role],
    one.structureName,
    one.label,
    one.closed === null ? terminal.until(common.moment(one.expiresAt)) : terminal.closed[one.closed],
    terminal.served(one.uses, one.maxUses),
    terminal.present(one.members),
  ]
    .filter((part) => part !== null)
    .join(' · ');

/** One line for each setting: what it is, and where that comes from. */
export const settingsText = (settings: readonly SettingInForce[], { terminal }: Words): string =>
  settings
    .map(({ variable, value, from, isHidden }) => {
      const shown = isHidden ? terminal.hidden : value === null ? terminal.unset : String(value);
      return `${variable} = ${shown}   (${terminal.settingFrom[from]})`;
    })
    .join('\n');

/** What was done with the data as a whole. */
export function keptText(outcome: KeepingOutcome, { common, terminal }: Words): string {
  switch (outcome.did) {
    case 'backup':
      return [terminal.backedUp(outcome.value.file), ...verifiedLines(outcome.value, terminal)].join('\n');
    case 'restore': {
      const { backup, verified, before, erasedAgain, toReadAgain, erasedSince, relayUntil } = outcome.value;
      return [
        terminal.restored(common.moment(backup.madeAt)),
        ...verifiedLines(verified, terminal),
        ...(before === null ? [] : [terminal.keptBefore(before)]),
        ...(erasedAgain === 0 ? [] : [terminal.erasedAgain(erasedAgain)]),
        ...(toReadAgain.length === 0 ? [] : [terminal.readAgain(toReadAgain.join(', '))]),
        ...(erasedSince.length === 0 ? [] : [terminal.eraseAgain(erasedSince.join(', '))]),
        terminal.relayOn(common.moment(relayUntil)),
        terminal.startAgain,
      ].join('\n');
    }
    case 'repair': {
      const { rooms, people, broken, aside, relayUntil } = outcome.value;
      return [
        ...rooms.flatMap((one) => repairedLines(one, terminal)),
        ...(broken.length === 0 ? [] : [terminal.pagesUnread(broken.join(', '), people)]),
        terminal.keptAside(aside),
        terminal.relayOn(common.moment(relayUntil)),
        terminal.startRepaired,
      ].join('\n');
    }
    case 'verify':
      return verifiedLines(outcome.value, terminal).join('\n');
    case 'relay': {
      const { until } = outcome.value;
      return until === null ? terminal.relayOff : terminal.relayOn(common.moment(Date.parse(until)));
    }
    case 'export':
      return terminal.exported(outcome.value.file ?? '');
  }
}

function repairedLines(one: RepairedRoom, terminal: TerminalWords): string[] {
  const { room, damaged, backup, lost, stranded, lostPasts, lostVersions } = one;
  return [
    terminal.repaired(room, backup),
    ...(damaged.length === 0 ? [] : [`  ${terminal.foundDamaged(namedOf(damaged))}`]),
    `  ${lost + stranded === 0 ? terminal.nothingLost : terminal.lostChanges(lost, stranded)}`,
    ...(lostPasts + lostVersions === 0 ? [] : [`  ${terminal.lostHistory(lostPasts, lostVersions)}`]),
  ];
}

/** So many rows of a room, or findings of the database, are named at most. */
const MOST_NAMED = 8;

const verifiedLines = (
  { isSound, spaces, members, rooms, findings }: Verified,
  terminal: TerminalWords,
): string[] => {
  const unchecked = rooms.reduce((sum, room) => sum + room.unchecked, 0);
  return [
    terminal.holds(spaces, members, rooms.length),
    ...rooms.flatMap(({ room, fault, damaged }) =>
      fault === null
        ? []
        : [
            terminal.faulty(room, terminal.faults[fault]),
            ...(damaged.length === 0 ? [] : [`  ${namedOf(damaged)}`]),
          ],
    ),
    ...(findings.length === 0 ? [] : [terminal.fileDamaged, `  ${namedOf(findings)}`]),
    ...(unchecked === 0 ? [] : [terminal.unchecked(unchecked)]),
    isSound ? terminal.allSound : terminal.repairHow,
  ];
};

const namedOf = (rows: readonly string[]): string =>
  `${rows.slice(0, MOST_NAMED).join(', ')}${rows.length > MOST_NAMED ? `, … (${rows.length})` : ''}`;

export function refusalText(why: CommandRefusal, { common, terminal }: Words): string {
  if (why === 'unknownEntry') return terminal.entryUnknown;
  if (why === 'structure.unknown') return terminal.structureUnknown;
  if (why === 'space.addressStays') return terminal.addressStays;
  if (why === 'import.unreadable') return terminal.importUnreadable;
  if (why === 'import.taken') return terminal.importTaken;
  if (why === 'import.addressUnusable') return terminal.importAddress;
  if (why === 'notConfirmed') return terminal.notConfirmed;
  if (why === 'space.damaged') return terminal.damagedStays;
  return why === 'commandUnreadable' ? terminal.commandUnreadable : common.refusals[why];
}

export const misunderstandingText = ({ why, word }: Misunderstanding, { terminal }: Words): string =>
  `${terminal.misunderstood[why](word)}\n${terminal.seeHelp}`;
