import { describe, expect, it } from 'vitest';
import { listKept } from '../../scripts/house/keptFiles.mjs';

const chunk = (fileName: string, change: object = {}) => ({
  isEntry: false,
  name: fileName,
  fileName,
  moduleIds: [`/src/${fileName}`],
  imports: [],
  dynamicImports: [],
  ...change,
});

const built = (...chunks: readonly ReturnType<typeof chunk>[]) =>
  new Map(chunks.map((one) => [one.fileName, one]));

describe('The list of what the worker keeps', () => {
  it('KEPT-1: holds what an entry reaches, styles and later pages too, and nothing else', () => {
    const styles = { importedCss: new Set(['page.css']), importedAssets: new Set(['font.woff2']) };
    const chunks = built(
      chunk('entry/app.js', { isEntry: true, imports: ['ground.js'], dynamicImports: ['page.js'] }),
      chunk('ground.js', { imports: ['entry/app.js'] }),
      chunk('page.js', { viteMetadata: styles }),
      chunk('nobody.js'),
    );
    expect(listKept(chunks).app).toEqual([
      '/entry/app.js',
      '/font.woff2',
      '/ground.js',
      '/page.css',
      '/page.js',
    ]);
  });

  it('KEPT-1: leaves the pages of the past to whoever opens them, organisers included', () => {
    const history = { moduleIds: ['/src/routes/(app)/e/[space]/themes/[id]/histoire/+page.svelte'] };
    const chunks = built(
      chunk('entry/app.js', { isEntry: true, dynamicImports: ['history.js', 'words.js', 'page.js'] }),
      chunk('history.js', { ...history, imports: ['compare.js'] }),
      chunk('words.js', { moduleIds: ['/src/features/history/words/fr.ts'] }),
      chunk('compare.js'),
      chunk('page.js'),
    );
    expect(listKept(chunks)).toEqual({
      app: ['/entry/app.js', '/page.js'],
      later: [],
      'later-fr': [],
      'later-en': [],
      organiser: [],
      'organiser-fr': [],
      'organiser-en': [],
      fr: [],
      en: [],
    });
  });

  it('KEPT-1: leaves out pages without script, and what only they need', () => {
    const chunks = built(
      chunk('entry/app.js', { isEntry: true, dynamicImports: ['door.js', 'page.js'] }),
      chunk('door.js', {
        moduleIds: ['/src/routes/(pages)/+page.svelte'],
        imports: ['form.js', 'ground.js'],
      }),
      chunk('page.js', { imports: ['ground.js'] }),
      chunk('form.js'),
      chunk('ground.js'),
    );
    expect(listKept(chunks).app).toEqual(['/entry/app.js', '/ground.js', '/page.js']);
  });

  it('KEPT-4: sets apart what only organisers open, and what only that needs', () => {
    const chunks = built(
      chunk('entry/app.js', { isEntry: true, dynamicImports: ['writer.js', 'words.js', 'page.js'] }),
      chunk('words.js', { moduleIds: ['/src/ui/words/editor/fr.ts'] }),
      chunk('writer.js', {
        moduleIds: ['/src/ui/editor/ThemeWriter.svelte'],
        imports: ['prose.js', 'yjs.js'],
      }),
      chunk('page.js', { imports: ['yjs.js'] }),
      chunk('prose.js'),
      chunk('yjs.js'),
    );
    expect(listKept(chunks)).toMatchObject({
      app: ['/entry/app.js', '/page.js', '/yjs.js'],
      organiser: ['/prose.js', '/writer.js'],
      fr: [],
      'organiser-fr': ['/words.js'],
    });
  });

  it('KEPT-11: sets apart pages of now and then, and what only they need', () => {
    const chunks = built(
      chunk('entry/app.js', { isEntry: true, dynamicImports: ['needs.js', 'words.js', 'page.js'] }),
      chunk('needs.js', {
        moduleIds: ['/src/routes/(app)/e/[space]/partenaires/besoins/+page.svelte'],
        imports: ['match.js', 'ground.js'],
      }),
      chunk('words.js', { moduleIds: ['/src/features/needs/words/fr.ts'] }),
      chunk('page.js', { imports: ['ground.js'] }),
      chunk('match.js'),
      chunk('ground.js'),
    );
    expect(listKept(chunks)).toMatchObject({
      app: ['/entry/app.js', '/ground.js', '/page.js'],
      later: ['/match.js', '/needs.js'],
      'later-fr': ['/words.js'],
      fr: [],
      organiser: [],
    });
  });

  it('KEPT-1: sets words apart by language, but not a file that holds more than words', () => {
    const chunks = built(
      chunk('entry/app.js', { isEntry: true, dynamicImports: ['fr.js', 'en.js', 'mixed.js'] }),
      chunk('fr.js', { moduleIds: ['/src/ui/words/app/fr.ts', '/src/ui/words/common/fr.ts'] }),
      chunk('en.js', { moduleIds: ['/src/ui/words/app/more/en.ts'] }),
      chunk('mixed.js', { moduleIds: ['/src/ui/words/app/fr.ts', '/src/ui/words/plural.ts'] }),
    );
    expect(listKept(chunks)).toEqual({
      app: ['/entry/app.js', '/mixed.js'],
      later: [],
      'later-fr': [],
      'later-en': [],
      organiser: [],
      'organiser-fr': [],
      'organiser-en': [],
      fr: ['/fr.js'],
      en: ['/en.js'],
    });
  });
});
