import { LONGEST_STRUCTURE_NAME } from '#domain/kinds/structure.ts';
import { tidy } from '#domain/sentence.ts';
import { isStructureKind } from '#domain/structureKinds.ts';
import type { ChosenStructure } from '#protocol/portal.ts';
import type { Problem } from './problems.ts';

/** A new structure as somebody typed it in a form. */
export interface StructureTyped {
  readonly structureName: string;
  readonly structureKind: string;
  readonly structureInPublic: boolean;
}

export const NO_STRUCTURE_TYPED: StructureTyped = {
  structureName: '',
  structureKind: '',
  structureInPublic: false,
};

export const readStructureTyped = (form: FormData): StructureTyped => ({
  structureName: textOf(form, 'structureName'),
  structureKind: textOf(form, 'structureKind'),
  structureInPublic: form.get('structureInPublic') !== null,
});

/** The structure that was typed, or everything that is wrong with it. */
export function checkStructureTyped(typed: StructureTyped): {
  readonly chosen: ChosenStructure | null;
  readonly problems: readonly Problem[];
} {
  const { structureName, structureKind, structureInPublic: inPublic } = typed;
  const name = tidy(structureName);
  const problems: Problem[] = [];
  if (name === '') problems.push({ field: 'structureName', why: 'structure.nameEmpty' });
  if (name.length > LONGEST_STRUCTURE_NAME)
    problems.push({ field: 'structureName', why: 'structure.nameTooLong' });
  if (!isStructureKind(structureKind)) {
    problems.push({ field: 'structureKind', why: 'structure.kindMissing' });
    return { chosen: null, problems };
  }
  return {
    chosen: problems.length > 0 ? null : { kind: 'new', name, family: structureKind, inPublic },
    problems,
  };
}

/** A field as text; a file or nothing is the empty text. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
