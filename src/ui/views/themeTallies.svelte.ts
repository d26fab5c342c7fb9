import type { ItemId } from '#domain/ids.ts';
import { spine, type Spine } from '#domain/kinds/spine.ts';
import { jointFamilies } from '#domain/projections/families.ts';
import { gatheredBy, themesBySpine } from '#domain/projections/gatheredBy.ts';
import { standingOf } from '#domain/projections/standing.ts';
import { STRUCTURE_KINDS, type StructureKind } from '#domain/structureKinds.ts';
import type { LiveRoot } from '#state/live.svelte.ts';
import type { SpaceState } from '#state/space.svelte.ts';

export interface Tally {
  readonly questions: number;
  /** Families that ask none of its questions. */
  readonly missing: readonly StructureKind[];
}

const NONE: Tally = Object.freeze({ questions: 0, missing: STRUCTURE_KINDS });

/**
 * How many questions each theme gathers, those of its spine included, and whose voice it lacks. A grouped question is still one question, and
 * brings the voices of its group. One pass over the commons, redone once a turn.
 */
export class ThemeTallies {
  #version = $state(0);
  #isDue = false;
  readonly #space: SpaceState;
  readonly #spines: LiveRoot<typeof spine.fields>;
  readonly #tallies = $derived.by(() => {
    void this.#version;
    return talliesOf(this.#space, this.#spines.plain.values());
  });

  constructor(space: SpaceState) {
    this.#space = space;
    this.#spines = space.view(spine);
    const { questions, shares, structures, placements, moderations, groups } = space.views;
    const views = [questions, shares, structures, placements, moderations, groups, this.#spines];
    for (const view of views) $effect.pre(() => view.watch(() => this.#touch()));
  }

  of(theme: ItemId): Tally {
    return this.#tallies.get(theme) ?? NONE;
  }

  #touch(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      this.#version += 1;
    });
  }
}

function talliesOf({ views }: SpaceState, spines: Iterable<Spine>): ReadonlyMap<ItemId, Tally> {
  const counts = new Map<ItemId, { questions: number; voices: Set<StructureKind> }>();
  const bySpine = themesBySpine(spines);
  for (const asked of views.questions.plain.values()) {
    const themes = gatheredBy(asked, views.placements.plain.get(asked.id), bySpine);
    if (themes.size === 0 || standingOf(asked, views.moderations.plain.get(asked.id)) !== 'shared') continue;
    const together = views.groups.plainOf(asked.id)?.members ?? [asked.id];
    const families = jointFamilies(
      together.flatMap((id) => views.questions.plain.get(id) ?? []),
      together.flatMap((id) => views.sharesByQuestion.plainOf(id)),
      (id) => views.structures.plain.get(id),
    );
    for (const theme of themes) {
      const count = counts.get(theme) ?? { questions: 0, voices: new Set() };
      count.questions += 1;
      for (const family of families.all)
        if (family.structures.length > 0 || family.unnamedVoice) count.voices.add(family.kind);
      counts.set(theme, count);
    }
  }
  return new Map(
    [...counts].map(([id, { questions, voices }]) => [
      id,
      { questions, missing: STRUCTURE_KINDS.filter((kind) => !voices.has(kind)) },
    ]),
  );
}
