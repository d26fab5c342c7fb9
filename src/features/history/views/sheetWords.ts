import type { ItemId } from '#domain/ids.ts';
import { term } from '#domain/kinds/term.ts';
import { theme } from '#domain/kinds/theme.ts';
import { readLine } from '../domain/compareSheets.ts';
import {
  partOf,
  type SheetPart,
  type SheetPlace,
  type SheetRoot,
} from '#domain/projections/history/sheetRoots.ts';
import type { SheetGesture } from '../domain/sheetGestures.ts';
import type { SheetHistory } from '#protocol/history.ts';
import type { SpaceState } from '#state/space.svelte.ts';
import type { HistoryWords } from '../words/fr.ts';

type Contents = Readonly<Record<string, unknown>>;
type Space = Pick<SpaceState, 'structures' | 'questions' | 'nameOf'>;

/** A line of a sheet, as one reads it: names as they are today. */
export function lineWords(words: HistoryWords, space: Space, root: SheetRoot, fields: Contents): string {
  const line = readLine(root, fields);
  switch (root) {
    case 'spines':
      return space.questions.get(line.question as ItemId)?.sentence ?? words.sheet.unknownQuestion;
    case 'carriers':
      return joined(
        space.structures.get(line.structure as ItemId)?.name ?? words.sheet.unknownStructure,
        line.member === null ? null : space.nameOf(line.member as string),
      );
    case 'steps':
      return joined(
        words.sheet.minutes(line.minutes as number),
        line.what as string,
        line.who as string | null,
      );
    case 'sheetLines':
      return joined(line.words as string, line.isReady === true ? words.sheet.ready : null);
  }
}

const joined = (...parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join(' · ');

/** What names a line in a sentence; null where it has no words yet. */
function nameOf(words: HistoryWords, space: Space, root: SheetRoot, fields: Contents): string | null {
  const line = readLine(root, fields);
  if (root === 'steps') return (line.what as string) || null;
  if (root === 'sheetLines') return (line.words as string) || null;
  return lineWords(words, space, root, { ...fields, member: null });
}

/** How the history of a theme names the lines of its sheet. */
export class SheetNames {
  readonly #lines: ReadonlyMap<string, { readonly root: SheetRoot; readonly fields: Contents }>;

  constructor(
    sheet: SheetHistory | undefined,
    private readonly words: HistoryWords,
    private readonly space: Space,
  ) {
    this.#lines = new Map(
      Object.entries(sheet?.entries ?? {}).flatMap(([root, entries]) =>
        entries.map(({ id, fields }) => [id, { root: root as SheetRoot, fields }] as const),
      ),
    );
  }

  readonly partOf = ({ root, id }: SheetPlace): SheetPart => partOf(root, this.#lines.get(id)?.fields ?? {});

  readonly say = ({ part, did, lines }: SheetGesture): string => {
    const names = lines.map((id) => {
      const line = this.#lines.get(id);
      return line === undefined ? null : nameOf(this.words, this.space, line.root, line.fields);
    });
    return this.words.sheet.gesture(part, did, names);
  };
}

/** What a choice of the theme itself, or the other forms of a word, are called; null where there are no words for it. */
export function choiceWords(words: HistoryWords, field: string, value: unknown): string | null {
  if (field === 'format') return words.sheet.formats[theme.fields.format.read(value)];
  if (field === 'otherForms') return term.fields.otherForms.read(value).join(', ') || words.noForms;
  if (field !== 'slot') return null;
  const { room, startsAt } = theme.fields.slot.read(value);
  return joined(room, startsAt === null ? null : words.sheet.clock(startsAt)) || words.sheet.noSlot;
}
