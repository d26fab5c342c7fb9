import { availableParallelism } from 'node:os';
import { sveltekit } from '@sveltejs/kit/vite';
import { defaultClientConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { communes } from './scripts/house/communes.mjs';
import { keptFiles } from './scripts/house/keptFiles.mjs';
import { mapPlaces } from './scripts/house/mapPlaces.mjs';
import { liveServer } from './server/dev.ts';

/** Files of the lower floors that the first screen does without. Regular expressions, each of a file's name or its end. */
const OF_LATER_PAGES = [
  'similar',
  'calm',
  'protocol/privacy',
  'domain/legal',
  'publicWords',
  'signedBy',
  'standingFor',
  '\\w*[hH]istory',
  '\\w+Past',
  'plainAct',
  'sharedFields?',
  '\\w*[pP]assages?',
  'liveTexts',
  'mendDoubled',
  '\\w+Legal',
  'legalSheet',
  'staysUntil',
  'namesIn',
  'nameMentions',
  're(?:placeWords|writeBody|writeText)',
  'richContent',
  'themeTexts',
  'nearQuestions',
  'wordingsOf',
  'taughtWords',
  'questionsHolding',
  'richBlocks',
  'departments',
  'places',
  'communes',
  'identifiers',
  'linkEnd',
  'tellStructure',
  'joinStructures',
  'vouch\\w*',
  'checkCard',
  'resembles',
  'confirmationOf',
  'joinedCards',
  'archiveStructure',
  'typedPosition',
  'missingVoices',
  'heldByOthers',
  'goBetweens',
  'peopleOf',
  'askedBy',
  'lastRank',
  'openTheme',
  'archiveTheme',
  'changeSpace',
  'openSpaceToPublic',
  'addStructure',
  'withdrawShares',
  '(?:own|tend|edit|archive|moderate|place)Question',
  'grouping',
  'proposals',
  'groupQuestions',
  'separateQuestion',
  'keepApart',
  'familyVoices',
  'themeWriting',
  'undo',
  'questionList',
  'questionsOfTheme',
  'questionWeight',
  'card',
  'questionOrder',
  'eraseTraces',
  'forgetNotes',
  'knownSpaces',
  'doors',
  'fold',
  'registerWorker',
  'organiserTools',
  'transports',
  'tabChannel',
  'frames',
  'pollBody',
  'families',
  'anchor',
  'reply',
  'wordDiff',
  'marks',
  'turnPage',
  'proposedPhase',
  'becameOf',
  'becameOfMine',
  'voicesOfTheme',
  'takeBackDecision',
  'rejectedChanges',
  'rebase(?:Of)?',
  'encodeUpdate',
  'aboutOf',
  'policy',
  'phaseOf',
  'sheet\\w*',
  'rankAt',
  '\\w+(?:Term|Meaning)',
  'mobilis\\w+',
  'exchanges\\w*',
  'whoBrought',
  'glossary\\w*',
  'backstage',
  'contacts',
  'recognise',
  'knownWords',
  'typologies',
  'answerPassage',
  'passage',
  'replaceWords',
  'calendarDays',
  'gatheredBy',
  'taskTemplate',
  'publish(?:ing|Theme|edText)',
  'everyKind',
  'rights',
  'backstage/\\w+',
  'entryPolicy',
  'kinds/(?:index|meaning|goBetween|vouch|spine|carrier|step|sheetLine|publication)',
  'holding',
  'moveStack',
];

/**
 * What the first screen needs comes in few files, else in sixty. A file of a later page (a dialog, the editor) must
 * stand in no group: it would come with the first screen.
 */
const GROUPS = [
  {
    name: 'ground',
    test: /node_modules\/(?:svelte|@sveltejs\/kit|esm-env|devalue|clsx)\/|vite\/preload-helper|src\/ui\/words\/(?:plural|language)\.ts/,
    priority: 5,
  },
  {
    name: 'yjs',
    test: /node_modules\/(?:yjs|lib0(?!\/(?:schema|dom|hash|diff|delta|broadcastchannel|url))|y-indexeddb)\/|node_modules\/y-protocols\/awareness\.js/,
    priority: 4,
  },
  { name: 'words-fr', test: /src\/ui\/words\/(?:common|app|families)\/fr\.ts/, priority: 3 },
  { name: 'words-en', test: /src\/ui\/words\/(?:common|app|families)\/en\.ts/, priority: 3 },
  // Apart from what has styles: else the public page would take the style sheet of the app as well.
  {
    name: 'plain',
    test: /src\/domain\/(?:byRank|readers|result|sentence|ids|voice|roles|kind|structureKinds|spaceChoices|communePlace)\.ts/,
    priority: 7,
  },
  // Who may do what, for those who arrange or look at what was refused.
  {
    name: 'rights',
    test: /src\/domain\/(?:everyKind|policy|entryPolicy|rights|kinds\/index|kinds\/backstage\/\w+|projections\/(?:aboutOf|signedBy))\.ts/,
    priority: 1,
  },
  // Small acts of one place come together: a file for each weighs more than what is in it.
  {
    name: 'question-acts',
    test: /src\/(?:domain\/commands\/(?:moderate|archive|place|edit)Question|(?:domain\/commands|state)\/takeBackDecision|state\/(?:own|tend)Question)\.ts/,
    priority: 1,
  },
  // The kinds of later pages are small and come together.
  {
    name: 'kinds',
    test: /src\/(?:domain\/kinds\/(?:meaning|goBetween|vouch|spine|carrier|step|sheetLine|publication)|features\/\w+\/domain\/(?:resourceTypes|need|resource|match|axis|decision))\.ts/,
    priority: 1,
  },
  { name: 'kit', test: /src\/ui\/look\/|src\/ui\/kit\/(?:Icon|icons|Brand|Strata|Notice)/, priority: 6 },
  // The box, before the space is open: nothing of Yjs in it, or a slow line would wait for it.
  {
    name: 'box',
    test: /src\/state\/(?:announcer|display)\.|src\/ui\/shell\/(?:SpaceGate|StatePage|OpeningBox|opening|mayAsk|lazily|brought|repeatKey|space|device|visitContext|voice)\.|src\/ui\/items\/draft\.|src\/ui\/words\/(?:context|refusal)\./,
    priority: 4,
  },
  { name: 'ask', test: /src\/ui\/items\/AskBox|src\/ui\/views\/(?:HomeView|daysUntil)\./, priority: 2 },
  {
    name: 'core',
    test: new RegExp(`src/(?:domain|protocol|sync|state|engine)/(?!.*(?:${OF_LATER_PAGES.join('|')})\\b)`),
    priority: 3,
  },
  {
    name: 'shell',
    test: /src\/ui\/shell\/(?!.*(?:Dialog|KeepingNotices|ShutNotice|StayNotice|returnRead|FaultPage|SpaceRefused|GoneForGood|WhoIsHere|initials|takeRoom|tellOf\w+|tellWhatBecame|tellWhoComes|tellLater|CalmKeeper|GuideTo|ChangesList|findWriter))|src\/ui\/views\/(?:visit|commonsCounts)/,
    priority: 2,
  },
  // Apart from how a card looks: a theme lists its questions without cards.
  {
    name: 'lists',
    test: /src\/state\/(?:questionList|questionWeight|card)\.|src\/ui\/items\/typeset|src\/domain\/(?:fold|projections\/(?:questionOrder|families|voicesOfTheme))\./,
    priority: 2,
  },
  // A text as it is read, wherever it is, and what the text of the editor is made of.
  {
    name: 'reading',
    test: /src\/ui\/editor\/RichReading|src\/domain\/(?:richContent|projections\/(?:richBlocks|nameMentions))\.|src\/ui\/views\/citedNames/,
    priority: 2,
  },
  { name: 'text', test: /src\/ui\/editor\/(?:schema|format)\./, priority: 2 },
  // Who is here and what they do: asked for as soon as a space stands, on every page.
  {
    name: 'company',
    test: /src\/ui\/(?:shell\/(?:WhoIsHere|initials|takeRoom|tellOfOthers|tellWhatBecame)|views\/told)\.|src\/features\/annotations\/views\/tellOfNotes\./,
    priority: 1,
  },
  // What most pages beyond the first have in common: one file rather than fifteen.
  {
    name: 'frame',
    test: /src\/ui\/(?:kit\/(?:PageTabs|Dialog|Field|focusFirst)|views\/(?:AddingHead|Archived|LastDone|PhaseSteps|SetAsideForm|keptDrafts|structures\/PartnersTabs)|items\/pathOfNoted)\./,
    priority: 1,
  },
  { name: 'item', test: /src\/ui\/(?:views\/MissingItem|items\/BackLink|editor\/undoKey)/, priority: 1 },
  {
    name: 'cards',
    test: /src\/ui\/items\/(?:QuestionCard|WeToo|AskerName|StandingTag|ContributionState|alikeWords)|src\/ui\/kit\/FamilyTokens/,
    priority: 1,
  },
];

export default defineConfig({
  plugins: [liveServer(), sveltekit(), keptFiles(), communes(), mapPlaces()],
  resolve: {
    dedupe: ['yjs', 'y-protocols', 'lib0', 'prosemirror-model', 'prosemirror-state'],
    // Found by tests that say `@vitest-environment runes`.
    alias: {
      'vitest-environment-runes': `${import.meta.dirname}/tests/support/runes.ts`,
      'lib0/dom': `${import.meta.dirname}/src/ui/editor/plainDom.ts`,
      'lib0/hash/sha256': `${import.meta.dirname}/src/ui/editor/noHash.ts`,
      'lib0/logging': `${import.meta.dirname}/src/engine/sync/plainLogging.ts`,
      'lib0/broadcastchannel': `${import.meta.dirname}/src/engine/sync/tabChannel.ts`,
    },
  },
  environments: {
    client: {
      resolve: { conditions: ['browser', 'svelte', ...defaultClientConditions] },
      build: {
        rolldownOptions: {
          // A kind that nobody reads is no part of a page, whoever lists it.
          treeshake: {
            moduleSideEffects: [{ test: /src\/(?:domain|features\/\w+\/domain)\//, sideEffects: false }],
          },
          output: { codeSplitting: { groups: GROUPS } },
        },
        // The files of a later page are few: the list of what each needs weighs more than it saves.
        modulePreload: {
          polyfill: false,
          resolveDependencies: (_file: string, needed: string[]) =>
            needed.filter((one) => one.endsWith('.css')),
        },
      },
    },
  },
  // `PORT=3001 npm run dev`, as for `npm start`.
  server: process.env.PORT === undefined ? {} : { port: Number(process.env.PORT), strictPort: true },
  build: { target: 'es2022' },
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/journeys/**'],
    // A bound for what never ends, not a measure: a machine that does much else besides is slow, and right.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Half of what the tests do is wait for a disk, a database or another process: one core is never left alone.
    maxWorkers: Math.max(2, availableParallelism()),
    // With the conditions above: else a test would get Svelte's server build, where no rune is alive.
    server: { deps: { inline: [/\/node_modules\/(?:svelte|esm-env)\//] } },
  },
});
