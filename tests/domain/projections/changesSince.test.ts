import { describe, expect, it } from 'vitest';
import { create, readAll } from '#domain/collection.ts';
import { logDecision } from '#features/decisions/domain/logDecision.ts';
import { moderateQuestion } from '#domain/commands/moderateQuestion.ts';
import type { ItemId } from '#domain/ids.ts';
import {
  decision,
  meaning,
  moderation,
  need,
  question,
  resource,
  share as shares,
  structure,
  term,
  theme,
} from '#domain/kinds/index.ts';
import { changesSince } from '#features/since/domain/changesSince.ts';
import { glossaryOf } from '#domain/projections/glossaryOf.ts';
import { ANA, ask, newSpace, PAUL, puppetWorld, share, structureIn, themeIn, valueOf } from '../scene.ts';

describe('What came to a commons since a day', () => {
  it('SINCE-1: is what others may read of it now: nothing that was set aside, archived, or from before', () => {
    const world = puppetWorld();
    const doc = newSpace(world);
    const centre = structureIn(doc, world, 'Centre social');
    const old = ask(doc, PAUL, world);
    themeIn(doc, world, 'Aider');
    create(doc, term, 'ana~w' as ItemId, { word: 'Inclusion' });
    create(doc, meaning, 'ana~m' as ItemId, {
      term: 'ana~w',
      structure: centre,
      definition: 'Avant.',
      givenAt: world.now(),
    });
    const at = world.now();
    const mairie = structureIn(doc, world, 'Mairie');
    const fresh = ask(doc, PAUL, world, { sentence: 'Qui relaie ?' });
    const aside = ask(doc, PAUL, world, { sentence: 'Qui paie ?' });
    moderateQuestion(doc, aside, { verdict: 'setAside' }, world);
    share(doc, ANA, world, old, mairie);
    create(doc, meaning, 'paul~m' as ItemId, {
      term: 'ana~w',
      structure: mairie,
      definition: 'Après.',
      givenAt: world.now(),
    });
    create(doc, need, 'paul~n' as ItemId, { structure: mairie, text: 'Une salle', addedAt: world.now() });
    for (const [what, day] of [
      ['On commence.', '2027-10-13'],
      ['On continue.', '2027-10-14'],
    ] as const)
      valueOf(logDecision(doc, { what, day, who: '', manner: 'consent', objections: [], about: [] }, world));

    const changes = changesSince(
      { at, day: '2027-10-14' },
      {
        questions: readAll(doc, question),
        moderations: readAll(doc, moderation),
        shares: readAll(doc, shares),
        structures: readAll(doc, structure),
        themes: readAll(doc, theme),
        decisions: [...readAll(doc, decision).values()],
        words: glossaryOf(readAll(doc, term).values(), readAll(doc, meaning).values()),
        needs: [...readAll(doc, need).values()],
        resources: [...readAll(doc, resource).values()],
      },
    );
    expect(changes.questions.map(({ id }) => id)).toEqual([fresh]);
    expect(changes).toMatchObject({ shares: 1, themes: [], needs: 1, resources: 0 });
    expect(changes.structures.map(({ id }) => id)).toEqual([mairie]);
    expect(changes.decisions.map(({ what }) => what)).toEqual(['On continue.']);
    expect(changes.words).toMatchObject([{ word: { word: 'Inclusion' }, meanings: 1 }]);
  });
});
