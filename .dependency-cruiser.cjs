/**
 * Who may import whom (ARCHITECTURE.md, « Floors »). A floor looks down, never up, never across the line between
 * browser and server. Each comment says the right way.
 */

/** The packages that the ground floor may use: they are pure. */
const DOMAIN_PACKAGES = '(^|/)node_modules/(yjs|fractional-indexing)/';
const PROSEMIRROR = '(^|/)node_modules/(prosemirror-[^/]+|y-prosemirror)/';
const YJS = '(^|/)node_modules/(yjs|y-protocols|y-websocket|y-indexeddb|lib0)/';

/** A floor may reach only these places of ours. */
const floor = (name, from, mayReach, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { path: '^(src|server|demo|scripts|tests|bench)/', pathNot: mayReach },
});

/**
 * What stands beside `server/main.ts` and knows nothing above it; and which other rooms each room of the server stands
 * on. None of them knows of people, of the terminal, of keeping or of the demo.
 */
const SERVER_GROUND =
  'askedThread|clock|config|cookies|identity|limits|log|metrics|origin|patience|rate|secrets';
const SERVER_ROOMS = {
  store: [],
  document: ['store'],
  guard: [],
  cluster: ['store'],
  history: ['document', 'store'],
  compaction: ['history', 'document', 'store'],
  room: ['compaction', 'cluster', 'guard', 'document', 'store'],
  erasure: ['room', 'compaction', 'history', 'document', 'store'],
  transport: ['room', 'cluster', 'document', 'store'],
};

/** A room of the server may reach its own files, the rooms that it stands on, and the ground. */
const serverRoom = ([room, standsOn]) => ({
  name: `server-room-${room}`,
  severity: 'error',
  comment: `server/${room}/ stands on ${[...standsOn, 'the ground'].join(', ')}. Take what else you need as an argument, or wire it in house.ts or live.ts.`,
  from: { path: `^server/${room}/` },
  to: {
    path: '^server/',
    pathNot: `^server/((${[room, ...standsOn].join('|')})/|(${SERVER_GROUND})\\.ts$)`,
  },
});

/** The features, and which others each stands on; no circle among them, types included. */
const FEATURES = {
  annotations: ['knownWords'],
  axes: [],
  backstage: [],
  decisions: [],
  drawer: [],
  files: ['needs'],
  glossary: ['annotations'],
  history: ['decisions', 'sheet'],
  invitations: [],
  knownWords: [],
  mandates: [],
  mobilisation: ['backstage'],
  needs: [],
  network: [],
  plan: ['backstage', 'files'],
  privacy: [],
  publishing: [],
  sameWords: [],
  sheet: [],
  since: ['axes', 'decisions', 'glossary', 'needs'],
  sorting: [],
};

/** A feature may reach its own files and the features that it stands on. */
const feature = ([name, standsOn]) => ({
  name: `feature-${name}`,
  severity: 'error',
  comment: `src/features/${name}/ stands on ${standsOn.join(', ') || 'no other feature'}. What two features share belongs to the floors below them (src/domain, src/state, src/ui/items).`,
  from: { path: `^src/features/${name}/` },
  to: { path: '^src/features/', pathNot: `^src/features/(${[name, ...standsOn].join('|')})/` },
});

module.exports = {
  forbidden: [
    ...Object.entries(SERVER_ROOMS).map(serverRoom),
    ...Object.entries(FEATURES).map(feature),
    {
      name: 'feature-is-named',
      severity: 'error',
      comment: 'Say in FEATURES which others this feature stands on.',
      from: { path: '^src/features/', pathNot: `^src/features/(${Object.keys(FEATURES).join('|')})/` },
      to: {},
    },
    floor(
      'feature-domain-is-pure',
      '^src/features/[^/]+/domain/',
      '^src/(domain|engine/model|features/[^/]+/domain)/',
      'The domain of a feature knows no screen, no rune and no network. Take what you need as an argument, or move the caller up.',
    ),
    floor(
      'feature-state-has-no-screen',
      '^src/features/[^/]+/state/',
      '^src/(state|sync|protocol|domain|engine|features/[^/]+/(domain|state))/',
      'The state of a feature holds no words and no look. Answer a code or a value; its views find the words for it.',
    ),
    floor(
      'feature-views-on-state',
      '^src/features/[^/]+/views/',
      '^src/(ui|state|protocol|domain|features/[^/]+)/',
      'A view takes plain data in and gives intentions out. Ask state for it; the route wires both.',
    ),
    floor(
      'feature-words-are-only-words',
      '^src/features/[^/]+/words/',
      '^src/(ui/words|domain|protocol|features/[^/]+/(domain|words))/',
      'Words are read by pages, server and terminal alike: they may know the domain (whose codes they put in words), never a view.',
    ),
    floor(
      'kinds-are-listed-once',
      '^src/domain/kinds/index\\.ts$',
      '^src/(domain|features/[^/]+/domain)/',
      'The one list of kinds names those of the features too.',
    ),
    floor(
      'shared-pieces-know-no-feature',
      '^src/ui/(kit|look|items|editor|pages)/',
      '^src/(ui|state|protocol|domain)/|^src/features/annotations/views/margin\\.svelte\\.ts$',
      'Pieces that features share stand below them: let whoever uses them hand in what differs.',
    ),
    floor(
      'engine-knows-no-product',
      '^src/engine/',
      '^src/engine/',
      'The engine would serve another product as well. Let whoever opens a room hand in what differs (RoomPlace, EntryModel, Environment).',
    ),
    floor(
      'engine-protocol-on-model',
      '^src/engine/(model|protocol)/',
      '^src/engine/(model|protocol)/',
      'What both ends of the wire share runs unchanged in a browser, in Node and in a test. What needs a room belongs to src/engine/sync.',
    ),
    {
      name: 'engine-on-yjs',
      severity: 'error',
      comment: 'Yjs and its companions are all that the engine stands on. Take the rest as an argument.',
      from: { path: '^src/engine/' },
      to: { dependencyTypesNot: ['local', 'aliased', 'aliased-subpath-import'], pathNot: [YJS, '^src/'] },
    },
    floor(
      'domain-is-the-ground',
      '^src/domain/(?!kinds/index\\.ts$)',
      '^src/(domain|engine/model)/',
      'The ground floor knows nothing above it. Take what you need as an argument (World, a reader, a plain value), or move the caller up.',
    ),
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment:
        'The ground floor runs unchanged in a browser, in Node and in a test: yjs and fractional-indexing are all it may use. Put the rest in sync or server and hand over its result.',
      from: { path: '^src/(domain|features/[^/]+/domain)/' },
      to: {
        dependencyTypesNot: ['local', 'aliased', 'aliased-subpath-import', 'type-only'],
        pathNot: [DOMAIN_PACKAGES, '^src/'],
      },
    },
    floor(
      'protocol-on-domain',
      '^src/protocol/',
      '^src/(protocol|domain|engine/(model|protocol))/',
      'Frames, codes and the portal speak in bytes and in words of the domain. What needs a socket or a document belongs to sync or server.',
    ),
    floor(
      'sync-on-protocol',
      '^src/sync/',
      '^src/(sync|protocol|domain|engine)/',
      'A room does not know who looks at it. Offer a callback or a value; state makes runes of it.',
    ),
    floor(
      'state-on-sync',
      '^src/state/',
      '^src/(state|sync|protocol|domain|engine)/',
      'Living views hold no words and no look. Answer a code or a value; the view finds the words for it.',
    ),
    floor(
      'ui-on-state',
      '^src/ui/',
      '^src/(ui|state|protocol|domain|features)/',
      'A view takes plain data in and gives intentions out. Ask state for it; the route wires both.',
    ),
    {
      name: 'words-are-only-words',
      severity: 'error',
      comment:
        'Words are read by pages, server and terminal alike: they may know the domain (whose codes they put in words), never a view.',
      from: { path: '^src/ui/words/' },
      to: { path: '^(src|server)/', pathNot: '^src/(ui/words|domain|protocol|features/[^/]+/words)/' },
    },
    {
      name: 'no-yjs-in-views',
      severity: 'error',
      comment:
        'What crosses a floor is frozen and plain. Read a living view of src/state; only src/ui/editor binds to a Y type.',
      from: { path: '^src/(ui|routes|features/[^/]+/(views|words))/', pathNot: '^src/ui/editor/' },
      to: { path: YJS },
    },
    {
      name: 'prosemirror-in-editor-only',
      severity: 'error',
      comment: 'The editor is loaded only where one writes rich text. Import src/ui/editor lazily instead.',
      from: { pathNot: '^(src/ui/editor/|tests/)' },
      to: { path: PROSEMIRROR },
    },
    {
      name: 'browser-never-imports-server',
      severity: 'error',
      comment:
        'Pages ask the portal (locals.portal, src/protocol/portal.ts); a browser asks over HTTP or the websocket.',
      from: { path: '^src/' },
      to: { path: '^server/' },
    },
    {
      name: 'dev-server-for-vite-only',
      severity: 'error',
      comment:
        'server/dev.ts is the same server inside `vite dev`. Take what you need from the file that it wires.',
      from: { pathNot: '^(vite\\.config\\.ts$|tests/)' },
      to: { path: '^server/dev\\.ts$' },
    },
    {
      name: 'server-on-protocol',
      severity: 'error',
      comment:
        'The server stands on domain and protocol, beside the browser. A page is rendered by SvelteKit, through the portal.',
      from: { path: '^server/', pathNot: '^server/(terminal|people|demo)/' },
      to: { path: '^(src|tests|bench)/', pathNot: '^src/(domain|protocol|engine/(model|protocol))/' },
    },
    {
      name: 'people-and-demo-on-acts',
      severity: 'error',
      comment:
        'What founds a space, tells a demo or speaks for somebody does it by the acts of the features: their domain, and nothing above it.',
      from: { path: '^server/(people|demo)/' },
      to: {
        path: '^(src|tests|bench)/',
        pathNot: '^src/(domain|protocol|engine/(model|protocol)|features/[^/]+/domain)/',
      },
    },
    {
      name: 'terminal-speaks-words',
      severity: 'error',
      comment: 'The terminal is a screen too: it may use src/ui/words, and nothing else of the views.',
      from: { path: '^server/terminal/' },
      to: {
        path: '^(src|tests|bench)/',
        pathNot: '^src/(domain|protocol|engine/(model|protocol)|ui/words)/',
      },
    },
    {
      name: 'proposals-read-what-everybody-reads',
      severity: 'error',
      comment:
        'A proposal and its reason reach others (an invitation is sent). What the committee notes for itself must not: take what everybody reads.',
      from: {
        path: '^src/(domain/similar/|state/(nearQuestions|proposals|taughtWords|wordingsOf)|features/(sameWords/|needs/(domain/|state/needs\\.)|mobilisation/(domain/(questionsForStructure|whoCouldSpeak)|state/speaking)|sorting/state/findProposals))',
      },
      to: {
        path: '^src/(domain/(kinds/backstage/|commands/backstage/|projections/exchangesOf)|state/backstage|features/(backstage/|mobilisation/(domain/exchanges|state/exchanging)|plan/domain/(tasks|layTemplate)))',
      },
    },
    {
      name: 'sqlite-by-its-driver',
      severity: 'error',
      comment:
        'The package that opens a database depends on the version of Node: the wrong one ends the process. Take Sqlite from server/store/sqliteDriver.ts; types may come from the package.',
      from: {},
      to: { path: '(^|/)node_modules/better-sqlite3(-12)?/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      comment: 'What tests and product share belongs to the floor it speaks of.',
      from: { path: '^(src|server)/' },
      to: { path: '^(tests|bench|scripts)/' },
    },
    {
      name: 'no-circle',
      severity: 'error',
      comment:
        'Two files that need each other are one idea, or hide a third: join them, or take the third out.',
      from: { path: '^(src|server)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      comment: 'This import leads nowhere. Aliases keep the file extension: #domain/ids.ts.',
      from: { path: '^(src|server)/' },
      to: {
        couldNotResolve: true,
        // What SvelteKit and Vite make up, and what the adapter writes at build time.
        pathNot:
          '^(\\$app/|\\$env/|\\$service-worker|\\./\\$types|virtual:)|handler\\.js$|\\?(raw|url)$|^svelte(/|$)|^@sveltejs/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.woff2$|\\.css$|^\\.svelte-kit/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'browser', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.svelte', '.json'],
    },
  },
};
