import * as Y from 'yjs';
import type { ItemId } from '#domain/ids.ts';
import { theme } from '#domain/kinds/theme.ts';
import { standingOf } from '#domain/projections/standing.ts';
import type { Recogniser } from '#domain/recognise/recogniser.ts';
import { themeTexts } from '#domain/themeTexts.ts';
import { sharedFields } from '#state/sharedFields.ts';
import type { Breath } from '#state/nearQuestions.svelte.ts';
import type { SpaceState } from '#state/space.svelte.ts';

/** Where a word of the glossary is used: questions that everybody reads, the newest first, and themes. */
export interface WordUses {
  readonly questions: readonly ItemId[];
  readonly themes: readonly ItemId[];
}

const browserBreath: Breath = () => new Promise((resolve) => setTimeout(resolve));

/** As many questions as a slow phone reads between two frames. */
const AT_ONCE = 200;

/** Looks for a word in every question and theme, a few at a time. Null when `isLeft` said so on the way. */
export async function findUses(
  space: Pick<SpaceState, 'views' | 'shared'>,
  known: Recogniser,
  word: ReadonlySet<ItemId>,
  isLeft: () => boolean,
  breath: Breath = browserBreath,
): Promise<WordUses | null> {
  const { views, shared } = space;
  const says = (text: string): boolean => known.in(text).some(({ id }) => word.has(id));
  const asked: { readonly id: ItemId; readonly askedAt: number }[] = [];
  let read = 0;
  for (const [id, one] of [...views.questions.plain]) {
    if (
      standingOf(one, views.moderations.plain.get(id)) === 'shared' &&
      says(`${one.sentence}\n${one.context ?? ''}`)
    )
      asked.push(one);
    read += 1;
    if (read % AT_ONCE !== 0) continue;
    await breath();
    if (isLeft()) return null;
  }
  const themes: ItemId[] = [];
  for (const [id, { archivedAt }] of [...views.themes.plain]) {
    if (archivedAt === null && isUsedIn(shared.doc, id, word, says)) themes.push(id);
    await breath();
    if (isLeft()) return null;
  }
  return { questions: asked.sort((a, b) => b.askedAt - a.askedAt).map(({ id }) => id), themes };
}

function isUsedIn(
  doc: Y.Doc,
  id: ItemId,
  word: ReadonlySet<ItemId>,
  says: (text: string) => boolean,
): boolean {
  const fields = sharedFields(doc, theme, id);
  const [title, intent, body] = ['title', 'intent', 'body'].map((name) => fields.get(name));
  if (!(title instanceof Y.Text) || !(intent instanceof Y.Text) || !(body instanceof Y.XmlFragment))
    return false;
  return themeTexts({ title, intent, body }).some(
    ({ words, pieces }) =>
      says(words) ||
      pieces.some(
        ({ type }) => type instanceof Y.XmlElement && word.has((type.getAttribute('item') ?? '') as ItemId),
      ),
  );
}
