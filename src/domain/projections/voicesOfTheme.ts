import type { ItemId } from '../ids.ts';
import { STRUCTURE_KINDS, type StructureKind } from '../structureKinds.ts';
import type { Families, Family } from './families.ts';

/** Who asks the questions of a theme, taken together. */
export interface ThemeVoices {
  /** Families with a voice in it. A structure counts once, however many of its questions stand there. */
  readonly voiced: readonly Family[];
  /** Families that ask none of its questions. */
  readonly missing: readonly StructureKind[];
}

export function voicesOfTheme(questions: readonly Families[]): ThemeVoices {
  const all = STRUCTURE_KINDS.map((kind): Family => {
    const structures = new Set<ItemId>();
    let unnamedVoice = false;
    for (const { all: families } of questions)
      for (const family of families)
        if (family.kind === kind) {
          for (const structure of family.structures) structures.add(structure);
          unnamedVoice ||= family.unnamedVoice;
        }
    return { kind, structures: [...structures], unnamedVoice };
  });
  const isVoiced = (family: Family): boolean => family.structures.length > 0 || family.unnamedVoice;
  return {
    voiced: all.filter(isVoiced),
    missing: all.filter((family) => !isVoiced(family)).map(({ kind }) => kind),
  };
}
