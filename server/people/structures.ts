import * as Y from 'yjs';
import { addStructure, type StructureRefusal } from '#domain/commands/addStructure.ts';
import { agreeFromTheStart, askMandate, comesIn } from '#features/mandates/domain/mandates.ts';
import { readAll, readItem, rootOf } from '#domain/collection.ts';
import type { AccountId, ItemId } from '#domain/ids.ts';
import { structure } from '#domain/kinds/index.ts';
import { structuresInView } from '#domain/projections/readsAs.ts';
import { standsIn } from '#domain/projections/standingFor.ts';
import type { MobilisationState } from '#domain/kinds/structure.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Role } from '#domain/roles.ts';
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

/** Who says that they speak for a structure. */
export interface Claimant {
  readonly account: AccountId;
  readonly role: Role;
  readonly structures: readonly string[];
}

/** How somebody comes to a structure: the one that an organiser's link was made for, and by whom they came. */
export interface CameBy {
  readonly linkFor: string | null;
  readonly broughtBy: string | null;
  /** How near the structure is once they speak for it. */
  readonly arrives: MobilisationState;
}

/** Said in the profile: no link, and nobody brought them. */
export const LATER: CameBy = { linkFor: null, broughtBy: null, arrives: 'interested' };

/** The structure somebody chose, and whether they speak for it from now on; else it is asked, and counts as theirs. */
export interface Settled {
  readonly structure: ItemId;
  readonly isAgreed: boolean;
}

/**
 * Settles which structure somebody speaks for, in one durable act: a new one is in the commons when it is answered, and
 * so is what is to be confirmed. Agreed from the start: an organiser, whoever came by a link made for that very
 * structure, and whoever stands already for one that reads as it.
 */
export async function settleChoice(
  needs: Needs,
  space: string,
  chosen: ChosenStructure,
  { account, role, structures }: Claimant,
  { linkFor, broughtBy, arrives }: CameBy,
): Promise<Result<Settled, StructureChoiceRefusal>> {
  if (chosen.kind === 'known' && !(await isKnownStructure(needs, space, chosen.structure)))
    return refused('structure.unknown');
  return needs.live.act(commonsOf(space), (doc) => {
    const isOrganiser = role === 'organiser';
    const before = rootOf(doc, structure).size;
    const asChosen = isOrganiser ? chosen : { ...chosen, inPublic: false };
    const id =
      chosen.kind === 'known'
        ? done(chosen.structure)
        : addChosen(doc, asChosen as NewChoice, isOrganiser ? arrives : 'thoughtOf', needs);
    if (!id.ok) return id;
    const by = broughtBy as ItemId | null;
    const trusted = [...structures, ...(linkFor === null ? [] : [linkFor])];
    const isAgreed = isOrganiser || standsIn(doc, trusted, id.value);
    if (!isAgreed) {
      const isNew = rootOf(doc, structure).size > before;
      const inPublic = isNew && chosen.kind === 'new' && chosen.inPublic;
      askMandate(doc, account, id.value, { broughtBy: by, inPublic }, needs.world);
    } else {
      agreeFromTheStart(doc, account, id.value, needs.world);
      const isBrought =
        by !== null && by !== id.value && readItem(doc, structure, id.value)?.broughtBy === null;
      if (isBrought || arrives === 'coOrganiser') comesIn(doc, id.value, by, arrives);
    }
    return done({ structure: id.value, isAgreed });
  });
}
