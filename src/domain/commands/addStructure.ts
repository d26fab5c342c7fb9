import type * as Y from 'yjs';
import { create, readAll } from '../collection.ts';
import { fold } from '../fold.ts';
import { arrangedId, ownedId, type ItemId, type Pen } from '../ids.ts';
import { structure } from '../kinds/structure.ts';
import { LONGEST_STRUCTURE_NAME, type MobilisationState } from '../kinds/structure.ts';
import { done, refused, type Result } from '../result.ts';
import { tidy } from '../sentence.ts';
import type { StructureKind } from '../structureKinds.ts';
import type { World } from '../world.ts';

export interface NewStructure {
  readonly name: string;
  readonly kind: StructureKind;
  readonly commune?: string | null;
  readonly communeCode?: string | null;
  readonly about?: string | null;
  readonly mobilisation?: MobilisationState;
  readonly broughtBy?: ItemId | null;
  readonly inPublic?: boolean;
}

export type StructureRefusal = 'structure.nameEmpty' | 'structure.nameTooLong';

/**
 * Adds a structure to the territory. One that bears the same name already is answered instead of a twin. A partner
 * adds it under their pen (`by`), by which they may mend it until its own people do.
 */
export function addStructure(
  doc: Y.Doc,
  given: NewStructure,
  world: World,
  by: Pen | null = null,
): Result<ItemId, StructureRefusal> {
  const name = tidy(given.name);
  if (name === '') return refused('structure.nameEmpty');
  if (name.length > LONGEST_STRUCTURE_NAME) return refused('structure.nameTooLong');
  const twin = structureNamed(doc, name);
  if (twin !== null) return done(twin);
  const id = by === null ? arrangedId(world.chance) : ownedId(by, world.chance);
  create(doc, structure, id, { ...given, name, addedAt: world.now() });
  return done(id);
}

function structureNamed(doc: Y.Doc, name: string): ItemId | null {
  const folded = fold(name);
  for (const [id, item] of readAll(doc, structure))
    if (item.archivedAt === null && fold(item.name) === folded) return id;
  return null;
}
