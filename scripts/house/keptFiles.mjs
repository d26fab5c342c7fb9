/** @typedef {Readonly<Record<'app' | 'fr' | 'en', readonly string[]>>} Reached */
/**
 * @typedef {{ readonly isEntry: boolean, readonly name: string, readonly fileName: string, readonly moduleIds: readonly string[],
 *   readonly imports: readonly string[], readonly dynamicImports: readonly string[],
 *   readonly viteMetadata?: { readonly importedCss: ReadonlySet<string>, readonly importedAssets: ReadonlySet<string> } }} Chunk
 */

/** Where the list stands among what is built; the worker asks for it once, as it comes in. */
export const KEPT_LIST = '_app/kept.json';

const WORDS = /\/src\/(?:ui\/words|features\/\w+\/words)\/(?:.*\/)?(fr|en)\.ts$/;
/** Pages that the server renders without script: Kit builds a client's part of them that nobody ever loads. */
const SCRIPTLESS = /\/src\/routes\/\(pages\)\//;
/** What only organisers open, its words too: other people's devices do not carry it until they do. */
const OF_ORGANISERS =
  /\/src\/(?:ui\/words\/(?:editor|app\/legal)\/(?:fr|en)\.ts|ui\/editor\/(?:ThemeWriter\.svelte|(?:noted|known)Text\.ts)|ui\/views\/(?:GroupQuestion|AttachDialog)\.svelte|features\/(?:annotations\/views\/SetNoteAside|sheet\/views\/SheetWriting|decisions\/views\/DecisionForm|(?:backstage|plan)\/views\/\w+|mobilisation\/views\/(?:Exchanges|InviteText|SpeakDialog|WhoCouldSpeak))\.svelte|features\/(?:backstage|plan|sorting)\/words\/(?:\w+\/)?(?:fr|en)\.ts|routes\/\(app\)\/e\/\[space\]\/(?:reglages|questions\/tri|organisation(?:\/\w+)?)\/\+page\.svelte)$/;
/** What asks the server first, or is large and no daily work: a device carries it from the first time it is opened. */
const WHEN_OPENED =
  /\/src\/(?:routes\/\(app\)\/e\/\[space\]\/(?:memoire|inviter|partenaires\/(?:fichiers|reseau)|organisation\/(?:contacts|acces)|[a-z]+\/\[id\]\/histoire)\/\+page\.svelte|ui\/shell\/DamagedNotice\.svelte|features\/(?:privacy\/views\/(?:ErasePerson|SpaceUse)|invitations\/views\/Links\w+|backstage\/views\/(?:ContactList|NameSearch|AccessList))\.svelte|features\/(?:history|files|network|invitations)\/words\/(?:fr|en)\.ts)$/;

/** Pages of now and then: a device carries them once the app is there and its line is neither slow nor counted. */
const LATER =
  /\/src\/(?:routes\/\(app\)\/e\/\[space\]\/(?:mots(?:\/\[id\])?|structures\/\[id\]|depuis|suites|appareil|decisions|organisation(?:\/\w+)?|themes\/\[id\]\/fiche|partenaires\/(?:besoins|mobilisation))\/\+page\.svelte|ui\/views\/(?:HomeWaits|structures\/(?:CardForm|AddStructure|CommuneField|Confirming|LikelyTwins|Archiv\w+))\.svelte|features\/(?:(?:privacy|axes|mandates|knownWords)\/views\/\w+|needs\/views\/(?:StructureNeeds|NeedsNewsList)|mobilisation\/views\/(?:StructureMobilisation|ThemeVoices)|glossary\/views\/(?:WordCard|MeaningsNewsList|Hesitations)|annotations\/views\/RelatedChoice)\.svelte|features\/publishing\/views\/\w+\.(?:svelte|ts)|ui\/items\/StructureForm\.svelte|ui\/words\/typologies\/names\.ts|features\/(?:axes|mandates|decisions|plan|publishing|glossary|since|mobilisation|needs|privacy|backstage)\/words\/(?:\w+\/)?(?:fr|en)\.ts)$/;

/**
 * Vite plugin: tells the worker which files an app without network needs: `{ app, fr, en }`, `organiser` (what
 * organisers need besides) and `later`, each of the two with its words apart (`later-fr`). Addresses from the root of
 * the site.
 * @returns {import('vite').Plugin}
 */
export function keptFiles() {
  return {
    name: 'terreau-kept-files',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'client',
    generateBundle(_options, bundle) {
      const chunks = new Map(
        Object.values(bundle).flatMap((one) =>
          one.type === 'chunk' ? [[one.fileName, /** @type {Chunk} */ (/** @type {unknown} */ (one))]] : [],
        ),
      );
      const source = JSON.stringify(listKept(chunks));
      this.emitFile({ type: 'asset', fileName: KEPT_LIST, source });
    },
  };
}

/**
 * Every file that an entry reaches, save what only the pages without script would load.
 * @param {ReadonlyMap<string, Chunk>} chunks by file name
 */
export function listKept(chunks) {
  const but = (/** @type {RegExp[]} */ ...left) =>
    reached(chunks, (chunk) => [SCRIPTLESS, WHEN_OPENED, ...left].some((modules) => holds(chunk, modules)));
  const app = but(OF_ORGANISERS, LATER);
  const partners = but(OF_ORGANISERS);
  return { ...app, ...besides('later', partners, app), ...besides('organiser', but(), partners) };
}

/**
 * What one list holds and another does not, under names that say why.
 * @param {string} why
 * @param {Reached} all
 * @param {Reached} known
 */
const besides = (why, all, known) =>
  Object.fromEntries(
    /** @type {const} */ (['app', 'fr', 'en']).map((part) => [
      part === 'app' ? why : `${why}-${part}`,
      all[part].filter((file) => !known[part].includes(file)),
    ]),
  );

/** @param {Chunk} chunk @param {RegExp} modules */
const holds = ({ moduleIds }, modules) => moduleIds.some((id) => modules.test(id));

/**
 * @param {ReadonlyMap<string, Chunk>} chunks
 * @param {(chunk: Chunk) => boolean} isLeftOut
 * @returns {Reached}
 */
function reached(chunks, isLeftOut) {
  const kept = { app: new Set(), fr: new Set(), en: new Set() };
  const seen = new Set();
  const due = [...chunks.values()]
    .filter((chunk) => chunk.isEntry && /entry\//.test(chunk.fileName))
    .map(({ fileName }) => fileName);
  for (let file = due.pop(); file !== undefined; file = due.pop()) {
    const chunk = chunks.get(file);
    if (seen.has(file) || chunk === undefined) continue;
    seen.add(file);
    if (isLeftOut(chunk)) continue;
    const into = kept[languageOf(chunk) ?? 'app'];
    for (const one of [
      file,
      ...(chunk.viteMetadata?.importedCss ?? []),
      ...(chunk.viteMetadata?.importedAssets ?? []),
    ])
      into.add(`/${one}`);
    due.push(...chunk.imports, ...chunk.dynamicImports);
  }
  return { app: [...kept.app].sort(), fr: [...kept.fr].sort(), en: [...kept.en].sort() };
}

/**
 * The language of a file that holds words and nothing else; null for any other file.
 * @param {Chunk} chunk
 * @returns {'fr' | 'en' | null}
 */
function languageOf({ moduleIds }) {
  const languages = new Set(moduleIds.map((id) => WORDS.exec(id)?.[1] ?? null));
  const [only] = languages;
  return languages.size === 1 && (only === 'fr' || only === 'en') ? only : null;
}
