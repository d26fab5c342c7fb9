import type { ItemId } from '#domain/ids.ts';
import type { Question } from '#domain/kinds/question.ts';
import type { Share } from '#domain/kinds/share.ts';
import type { Structure } from '#domain/kinds/structure.ts';
import type { StructureKind } from '#domain/structureKinds.ts';
import { readsAs } from '#domain/projections/readsAs.ts';
import type { CarriedBy } from '#domain/projections/sheetOf.ts';

/** A structure that asks questions of a theme and does not carry it yet. */
export interface Proposal {
  readonly structure: ItemId;
  /** How many of the theme's questions it asked or shares. */
  readonly questions: number;
  /** Of them, those it asked itself. */
  readonly asked: number;
  /** None of its family carries the theme yet. */
  readonly bringsFamily: boolean;
}

interface Around {
  /** The questions that stand in the theme and are shown. */
  readonly questions: readonly Question[];
  readonly sharesOf: (question: ItemId) => readonly Share[];
  readonly structureOf: (id: ItemId) => Structure | undefined;
  readonly carriers: readonly CarriedBy[];
}

/**
 * Who might carry a theme with those who do: a family that is not there yet first, then who asks the most of its
 * questions. Nothing is decided here: each is taken or left by a person.
 */
export function whoCouldCarry({ questions, sharesOf, structureOf, carriers }: Around): readonly Proposal[] {
  const as = (id: ItemId): ItemId => readsAs(structureOf, id);
  const carrying = new Set(carriers.map(({ structure }) => as(structure)));
  const families = new Set<StructureKind | undefined>(
    carriers.map(({ structure }) => structureOf(as(structure))?.kind),
  );
  const asking = new Map<ItemId, { asked: number; questions: number }>();
  for (const question of questions) {
    const { voice } = question;
    const asker = voice.kind === 'structure' ? as(voice.structure) : null;
    const sharing = sharesOf(question.id).flatMap(({ archivedAt, structure }) =>
      archivedAt === null && structure !== null ? [as(structure)] : [],
    );
    for (const structure of new Set(asker === null ? sharing : [asker, ...sharing])) {
      const tally = asking.get(structure) ?? { asked: 0, questions: 0 };
      tally.questions += 1;
      if (structure === asker) tally.asked += 1;
      asking.set(structure, tally);
    }
  }
  return [...asking]
    .flatMap(([structure, tally]): Proposal[] => {
      const known = structureOf(structure);
      if (known === undefined || known.archivedAt !== null || carrying.has(structure)) return [];
      return [{ structure, ...tally, bringsFamily: !families.has(known.kind) }];
    })
    .sort(byBreadthThenVolume);
}

const byBreadthThenVolume = (a: Proposal, b: Proposal): number =>
  Number(b.bringsFamily) - Number(a.bringsFamily) ||
  b.questions - a.questions ||
  b.asked - a.asked ||
  (a.structure < b.structure ? -1 : 1);
