import type { ItemId } from '#domain/ids.ts';
import { tidy } from '#domain/sentence.ts';
import { LONGEST_NAME, type ChosenStructure, type Newcomer } from '#protocol/portal.ts';
import type { Problem } from './problems.ts';
import { checkStructureTyped, readStructureTyped, textOf, type StructureTyped } from './structureTyped.ts';

export type Choice = 'known' | 'new' | 'none';

/** What somebody typed at the door, kept word for word when the page must come again. */
export interface NewcomerTyped extends StructureTyped {
  readonly name: string;
  readonly choice: Choice;
  readonly structure: string;
}

/** Without `choice`, as a plain client posts it, what is filled in says which it is. */
export function readNewcomerTyped(form: FormData): NewcomerTyped {
  const typed = {
    name: textOf(form, 'name'),
    structure: textOf(form, 'structure'),
    ...readStructureTyped(form),
  };
  return { ...typed, choice: readChoice(textOf(form, 'choice'), typed) };
}

function readChoice(raw: string, typed: { structure: string; structureName: string }): Choice {
  if (raw === 'known' || raw === 'new' || raw === 'none') return raw;
  if (typed.structure !== '') return 'known';
  return typed.structureName === '' ? 'none' : 'new';
}

/** The newcomer, and all that is wrong with what they typed. */
export function checkNewcomer(typed: NewcomerTyped): {
  readonly newcomer: Newcomer;
  readonly problems: readonly Problem[];
} {
  const name = tidy(typed.name);
  const structure = chosenStructure(typed);
  return {
    newcomer: { name, structure: structure.chosen },
    problems: [...nameProblems(name), ...structure.problems],
  };
}

export function nameProblems(name: string): readonly Problem[] {
  if (name === '') return [{ field: 'name', why: 'name.empty' }];
  return name.length > LONGEST_NAME ? [{ field: 'name', why: 'name.tooLong' }] : [];
}

function chosenStructure(typed: NewcomerTyped): {
  readonly chosen: ChosenStructure | null;
  readonly problems: readonly Problem[];
} {
  switch (typed.choice) {
    case 'none':
      return { chosen: null, problems: [] };
    case 'new':
      return checkStructureTyped(typed);
    case 'known':
      return typed.structure === ''
        ? { chosen: null, problems: [{ field: 'structure', why: 'structure.notChosen' }] }
        : { chosen: { kind: 'known', structure: typed.structure as ItemId }, problems: [] };
  }
}
