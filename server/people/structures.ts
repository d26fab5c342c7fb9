import * as Y from 'yjs';
import { addStructure, type StructureRefusal } from '#domain/commands/addStructure.ts';
import { readAll, readItem } from '#domain/collection.ts';
import type { ItemId } from '#domain/ids.ts';
import { structure } from '#domain/kinds/index.ts';
import { structuresInView } from '#domain/projections/readsAs.ts';
import type { MobilisationState } from '#domain/kinds/structure.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { ChosenStructure, StructureChoiceRefusal } from '#protocol/portal.ts';
import type { StructureKind } from '#domain/structureKinds.ts';
import { commonsOf, type Needs } from './needs.ts';

export interface NamedStructure {
  readonly id: ItemId;
  readonly name: string;
  readonly kind: StructureKind;
}

/** The structures of a space that one may stand for, by name. */
export const structuresOf = ({ live }: Needs, space: string): Promise<readonly NamedStructure[]> =>
  live.read(commonsOf(space), (doc) =>
    structuresInView(readAll(doc, structure))
      .map(({ id, name, kind }) => ({ id, name, kind }))
      .sort((a, b) => a.name.localeCompare(b.name, 'fr')),
  );

export const isKnownStructure = ({ live }: Needs, space: string, id: string): Promise<boolean> =>
  live.read(commonsOf(space), (doc) => readItem(doc, structure, id as ItemId)?.archivedAt === null);

/** Says what is wrong with a choice, before anything is written. */
export async function checkChoice(
  needs: Needs,
  space: string,
  chosen: ChosenStructure,
): Promise<Result<null, StructureChoiceRefusal>> {
  if (chosen.kind === 'new') return checkNewStructure(needs, chosen);
  return (await isKnownStructure(needs, space, chosen.structure)) ? done(null) : refused('structure.unknown');
}

type NewChoice = Extract<ChosenStructure, { kind: 'new' }>;

/** The rule is the domain's own, tried on a blank sheet. */
export function checkNewStructure(needs: Needs, chosen: NewChoice): Result<null, StructureRefusal> {
  const tried = addChosen(new Y.Doc(), chosen, 'interested', needs);
  return tried.ok ? done(null) : tried;
}

export const addChosen = (
  doc: Y.Doc,
  chosen: NewChoice,
  mobilisation: MobilisationState,
  { world }: Needs,
): Result<ItemId, StructureRefusal> =>
  addStructure(
    doc,
    { name: chosen.name, kind: chosen.family, inPublic: chosen.inPublic, mobilisation },
    world,
  );

/** The id of the structure somebody chose; a new one is in the commons, durably, when it is answered. */
export async function settleChoice(
  needs: Needs,
  space: string,
  chosen: ChosenStructure,
): Promise<Result<ItemId, StructureChoiceRefusal>> {
  if (chosen.kind === 'known') {
    const known = await isKnownStructure(needs, space, chosen.structure);
    return known ? done(chosen.structure) : refused('structure.unknown');
  }
  return needs.live.act(commonsOf(space), (doc) => addChosen(doc, chosen, 'interested', needs));
}
