import { pluralEn as plural } from '../plural.ts';
import type { TerminalWords } from './fr.ts';

export const en: TerminalWords = {
  help: `Terreau, from the terminal

  npm run terreau -- demo
      creates the demo space and gives one link for each role
  npm run terreau -- space create --name "…" --department 24
      creates a space   [--date 2027-10-14] [--licence cc-by-sa-4.0 | etalab-2.0 | cc0-1.0] [--organiser "…"]
  npm run terreau -- space list
      shows the spaces: members, questions, size, last visit, public page, suspended or damaged
  npm run terreau -- space who --space SPACE
      says who holds how much of the room of a space
  npm run terreau -- space rename --space SPACE --name “…”
      changes its name; its address stays
  npm run terreau -- space close --space SPACE      (space open: opens it again)
      suspends a space: nobody enters or writes, its page says so
  npm run terreau -- space delete --space SPACE
      says what would go, and erases it once its name is typed   [--yes: without asking]
  npm run terreau -- space import --from FILE
      puts an export into a new space   [--space OTHER-ADDRESS]
  npm run terreau -- member list --space SPACE
      shows the members
  npm run terreau -- member link --space SPACE --person NAME
      makes a link that opens the space again to somebody who lost their device
  npm run terreau -- member remove --space SPACE --person NAME
      withdraws somebody’s access; their words stay
  npm run terreau -- invite create --space SPACE --role organiser | partner | reader
      creates an invitation link   [--structure "…"] [--days 30] [--uses 100] [--label "…"]
  npm run terreau -- invite list --space SPACE
      shows the invitations
  npm run terreau -- invite revoke --space SPACE --id INVITATION
      withdraws an invitation, and the access of whoever came in by it   [--keep-members: people stay]
  npm run terreau -- backup
      puts everything into one file, read back before it is told   [--to FILE]
  npm run terreau -- restore --from FILE
      puts a backup in place, with the server stopped   [--replace: keeps beside what was there] [--erasures FILE]
  npm run terreau -- relay
      says whether organisers may bring back others’ words after a restore   [on | off]
  npm run terreau -- verify
      reads every document   [FILE: those of a backup]
  npm run terreau -- repair SPACE
      makes a damaged space anew, with the server stopped: from the last sound backup and what can be read   [--from FILE]
  npm run terreau -- export --space SPACE
      gives all of a space in an open format   [--to FILE]
  npm run terreau -- erase --space SPACE --entry questions/…
      says what would go for good with a contribution   [--yes: erases it]
      [--past: only what was written in it before, and its named versions]
  npm run terreau -- erase --space SPACE --person NAME
      says what would go with a person   [--words: their words too] [--yes: erases them]
  npm run terreau -- config
      shows the settings in force and where they come from, without secrets

  --json   the answer for a program

The server may be running or stopped. The data folder is that of TERREAU_DATA, else "data".`,
  misunderstood: {
    command: (word) => `“${word}” is not a command.`,
    option: (word) => `There is no option ${word} here.`,
    missing: (word) => `${word} is missing.`,
    value: (word) => `The value of ${word} does not fit.`,
    extra: (word) => `There is no use for “${word}” here.`,
  },
  seeHelp: 'All commands: npm run terreau',
  noSpace: 'No space.',
  size: (bytes) => `${Math.ceil(bytes / 1024)} KiB`,
  visited: (day) => `last visit on ${day}`,
  neverVisited: 'never visited',
  pageOpen: 'public page open',
  pageClosed: 'public page closed',
  suspendedSince: (day) => `suspended since ${day}`,
  spaceDamaged: 'damaged',
  renamed: (space, name) => `The space “${space}” is now called “${name}”. Its address stays the same.`,
  addressStays:
    'The address of a space does not change: links, devices and words that wait to be sent bear it. Change its name with --name. Nothing was changed.',
  suspended: (space) =>
    `The space “${space}” is suspended: nobody enters or writes, and its public page says so. To open it again: space open --space ${space}`,
  openedAgain: (space) => `The space “${space}” is open. Devices come back by themselves.`,
  wouldDelete: (name, space) => `Would go for good, with all that is in it: “${name}” (${space})`,
  deleteHow: 'Nothing is erased yet. To do it without typing the name: the same command with --yes.',
  typeName: (name) => `To erase it, type its name (${name}): `,
  notConfirmed: 'This is not its name. Nothing was erased.',
  spaceDeleted: (name, space) => `Erased for good: “${name}” (${space})`,
  deletedBackups:
    'Each device learns it when it returns, and erases its copy. Backups and exports from before keep it: erase them as well. A backup that is put back erases it again.',
  damagedStays:
    'This space is damaged: it cannot be erased as it is. Repair it first (repair), or suspend it (space close).',
  imported: (space, n) =>
    `The space “${space}” is there, with ${plural(n, `${n} person`, `${n} people`)}. No link from before works: invite create makes one, member link gives each person their access back.`,
  importUnreadable: 'This file is not a whole export of Terreau. Nothing was written.',
  importTaken:
    'A space has this address already. Nothing was written. With --space, give it another address.',
  importAddress: 'This address will not do: small letters, digits and hyphens.',
  noMember: 'Nobody is in this space.',
  accessRemoved: 'access withdrawn',
  memberLinkReady: (until) => `Link made. It serves once, until ${until}:`,
  memberLinkOpens:
    'Whoever opens it enters under this person’s name: give it to them alone, by hand or by telephone.',
  memberRemoved: (name) =>
    `${name} has no access to the space any more. Their words stay; “erase --person” erases them.`,
  spaceReady: (space) => `The space “${space}” is ready.`,
  publicPage: (url) => `Public page: ${url}`,
  link: (role, url) => `“${role}” link: ${url}`,
  keepSafe: 'These links will not be shown again. Whoever has one can come in.',
  invitationReady: (role, until) => `“${role}” link created, good until ${until}:`,
  invitationId: (id) => `To withdraw it: --id ${id}`,
  noInvitation: 'No invitation in this space.',
  served: (uses, most) => `used ${uses} of ${most} times`,
  present: (n) => plural(n, `${n} person present`, `${n} people present`),
  until: (moment) => `until ${moment}`,
  closed: {
    'invitation.unknown': 'unknown',
    'invitation.expired': 'too old',
    'invitation.revoked': 'withdrawn',
    'invitation.usedUp': 'used up',
  },
  revoked: (removed) =>
    removed === 0
      ? 'Invitation withdrawn.'
      : `Invitation withdrawn. ${plural(removed, `${removed} person has`, `${removed} people have`)} no access to the space any more.`,
  use: (held, most, kept) => `${held} MB of ${most}, ${kept} of which are kept for the committee.`,
  holdsOf: (held, most) => `${held} MB${most === null ? '' : ` of ${most}`}`,
  entries: (n) => plural(n, `${n} contribution under their name`, `${n} contributions under their name`),
  erasedPerson: '(erased person)',
  giveBack: (space) => `To give the room back: erase --space ${space} --person ACCOUNT --words`,
  hidden: '(value hidden)',
  unset: '(nothing)',
  settingFrom: { environment: 'environment', default: 'default' },
  backedUp: (file) => `Backup written and read back: ${file}`,
  holds: (spaces, members, rooms) =>
    `${plural(spaces, `${spaces} space`, `${spaces} spaces`)}, ${plural(members, `${members} person`, `${members} people`)}, ${plural(rooms, `${rooms} document`, `${rooms} documents`)}.`,
  allSound: 'Every document reads whole, from its first change to its last.',
  faulty: (room, fault) => `${room}: ${fault}`,
  faults: {
    name: 'this is not the name of a document.',
    damaged: 'what is on the disk is not what was written.',
    gap: 'a change is missing in the log.',
    unreadable: 'a change cannot be read.',
    hole: 'a change rests on another that is missing.',
    notShown: 'the document can be read and cannot be shown.',
  },
  fileDamaged: 'SQLite finds the file of the database damaged:',
  unchecked: (n) =>
    `${plural(n, `${n} row of before has no checksum yet`, `${n} rows of before have no checksum yet`)}: the server gives it once it has read their document.`,
  repairHow:
    'Nothing was changed. With the server stopped: npm run terreau -- repair SPACE. For all of the database: restore. The guide: docs/operate.md',
  restored: (moment) => `The backup of ${moment} is in place.`,
  keptBefore: (file) => `What was there is kept in ${file}. Remove this file once all is well.`,
  erasedAgain: (n) =>
    plural(
      n,
      `${n} erasure made since the backup was made again.`,
      `${n} erasures made since the backup were made again.`,
    ),
  readAgain: (entries) =>
    `The history of ${entries} had been erased after this backup, and is erased again. The text is that of the backup: read it again.`,
  eraseAgain: (rooms) =>
    `An erasure made after the backup has to be made again in: ${rooms}. Until then the erased words are there again.`,
  relayOn: (moment) =>
    `Until ${moment}, an organiser’s device may also bring back what others wrote. To stop it: relay off`,
  relayOff: 'Each device brings back only what its own person wrote.',
  repaired: (room, backup) =>
    backup === null
      ? `${room} is made anew from what could still be read. No sound backup was found.`
      : `${room} is made anew from what could still be read and from the backup ${backup}.`,
  foundDamaged: (rows) => `Damaged or missing: ${rows}`,
  nothingLost: 'No change is lost.',
  lostChanges: (lost, stranded) =>
    `${plural(lost, `${lost} change is neither here nor in the backup`, `${lost} changes are neither here nor in the backup`)}${stranded === 0 ? '' : `, and ${plural(stranded, `${stranded} other rests on them`, `${stranded} others rest on them`)}`}: members’ devices bring them back when they return, if they have them.`,
  lostHistory: (pasts, versions) =>
    `Lost: the history of ${plural(pasts, `${pasts} contribution`, `${pasts} contributions`)}, ${plural(versions, `${versions} named version`, `${versions} named versions`)}.`,
  pagesUnread: (tables, people) =>
    `Pages of the file cannot be read any more (${tables}): the file is written anew. ${plural(people, `${people} row of people and links comes`, `${people} rows of people and links come`)} from the backup.`,
  keptAside: (file) => `What was there is kept as it was in ${file}. Remove that file once all is well.`,
  startRepaired: 'Start the server again: each device brings back what is missing.',
  startAgain: 'Start the server again: each device brings back what the backup does not have.',
  exported: (file) => `The space is exported to ${file}.`,
  notKept: {
    serverRunning: 'A server is working on this data. Stop it, then try again.',
    backupBroken: 'This file is no whole and sound backup of Terreau. Nothing was changed. Take another one.',
    notEmpty: 'There is data here already. With --replace it is kept beside, and the backup takes its place.',
    nothingDamaged: 'Nothing is damaged in this space: nothing was changed.',
    beyondRepair:
      'What can still be read is not enough to make a space anew. Nothing was changed: put a backup back with restore.',
    nothingKept: 'There is no data here yet.',
    unknownSpace: 'No space has this address.',
    notSound: 'The backup that was read back is not sound: “verify” says what is wrong in the data.',
    damaged: 'SQLite cannot read all of the database: no backup is made. “verify” says what is damaged.',
    fileExists: 'This file exists already. Choose another name.',
  },
  entryUnknown: 'No contribution of this space bears this name. It is written like “questions/…”.',
  wouldErase: 'Would go for good, everywhere and for everybody:',
  erasedForGood: 'Erased for good, everywhere and for everybody:',
  eraseHow: 'Nothing is erased yet. To do it: the same command with --yes.',
  backupsKeep:
    'Connected devices have been told; others will be when they return. Backups made before today keep it: erase them too.',
  erased: {
    people: (n) => plural(n, `${n} person`, `${n} people`),
    questions: (n) => plural(n, `${n} question`, `${n} questions`),
    shares: (n) => `${n} “we too”`,
    annotations: (n) => plural(n, `${n} annotation`, `${n} annotations`),
    answers: (n) => plural(n, `${n} outcome of an annotation`, `${n} outcomes of annotations`),
    replies: (n) => plural(n, `${n} reply`, `${n} replies`),
    structures: (n) => plural(n, `${n} card of a structure`, `${n} cards of structures`),
    themes: (n) => plural(n, `${n} theme`, `${n} themes`),
    publications: (n) =>
      plural(n, `${n} text of a theme on the public page`, `${n} texts of themes on the public page`),
    past: () => 'what was written in it before (what stands today stays)',
    versions: (n) => plural(n, `${n} named version`, `${n} named versions`),
    placements: (n) => plural(n, `${n} placement in a theme`, `${n} placements in themes`),
    groupings: (n) => plural(n, `${n} link between questions`, `${n} links between questions`),
    moderation: (n) => plural(n, `${n} decision of an organiser`, `${n} decisions of organisers`),
    spines: (n) =>
      plural(n, `${n} question at the heart of a workshop`, `${n} questions at the heart of workshops`),
    carriers: (n) => plural(n, `${n} carrier of a workshop`, `${n} carriers of workshops`),
    steps: (n) => plural(n, `${n} step of an outline`, `${n} steps of outlines`),
    sheetLines: (n) => plural(n, `${n} line of a workshop sheet`, `${n} lines of workshop sheets`),
    decisions: (n) => plural(n, `${n} decision`, `${n} decisions`),
    goBetweens: (n) => plural(n, `${n} go-between of a structure`, `${n} go-betweens of structures`),
    terms: (n) => plural(n, `${n} word of the glossary`, `${n} words of the glossary`),
    exchanges: (n) => plural(n, `${n} noted exchange`, `${n} noted exchanges`),
    contacts: (n) => plural(n, `${n} contact`, `${n} contacts`),
    notes: (n) => plural(n, `${n} private note`, `${n} private notes`),
    axes: (n) => plural(n, `${n} line of work`, `${n} lines of work`),
    tasks: (n) => plural(n, `${n} task`, `${n} tasks`),
    mandates: (n) => plural(n, `${n} mandate for a structure`, `${n} mandates for structures`),
    vouches: (n) => plural(n, `${n} word that confirms a structure`, `${n} words that confirm a structure`),
    meanings: (n) => plural(n, `${n} meaning of a word`, `${n} meanings of words`),
    needs: (n) => plural(n, `${n} need`, `${n} needs`),
    resources: (n) => plural(n, `${n} resource`, `${n} resources`),
    matches: (n) => plural(n, `${n} step of a match`, `${n} steps of matches`),
  },
  structureUnknown: 'No structure of this space bears this name. Add it in the space first.',
  commandUnreadable: 'The server did not understand the request: is it of the same version?',
  serverSilent:
    'Another program is working on this folder and does not answer. Wait a moment, or stop it and try again.',
  folderUnusable: (folder) =>
    `The folder “${folder}” cannot be opened for writing. Check its permissions and the room on the disk.`,
  failed: 'The command could not be completed. Nothing was announced that is not done.',
};
