import type { EditorWords } from '#ui/words/editor/fr.ts';
import { frenchSpaces } from '#ui/words/frenchSpaces.ts';
import type { Language } from '#ui/words/language.ts';
import type ThemeWriter from './ThemeWriter.svelte';

/** The editor and its words, fetched only where somebody writes a theme. Rejects when neither network nor worker has them. */
export async function loadThemeWriter(
  language: Language,
): Promise<{ readonly ThemeWriter: typeof ThemeWriter; readonly words: EditorWords }> {
  const [component, words] = await Promise.all([
    import('./ThemeWriter.svelte'),
    language === 'en'
      ? import('#ui/words/editor/en.ts').then(({ en }) => en)
      : import('#ui/words/editor/fr.ts').then(({ fr }) => frenchSpaces(fr)),
  ]);
  return { ThemeWriter: component.default, words };
}
