import { describe, expect, it } from 'vitest';
import { readAll } from '#domain/collection.ts';
import { moderateQuestion } from '#domain/commands/moderateQuestion.ts';
import { moderation, question, share, structure } from '#domain/kinds/index.ts';
import { askedBy } from '#domain/projections/askedBy.ts';
import { communesIn, findListed, listed, type WantedStructures } from '#ui/views/structures/directory.ts';
import { ANA, ask, newSpace, PAUL, puppetWorld, share as sharing, structureIn } from '../domain/scene.ts';

describe('The page of a structure', () => {
  it('CARD-4: lists what it asks, its own first and the newest on top, without what is set aside', () => {
    const world = puppetWorld();
    const doc = newSpace(world);
    const [ours, theirs] = ['Le Lavoir', 'MDPH'].map((name) => structureIn(doc, world, name));
    if (ours === undefined || theirs === undefined) throw new Error('two structures');
    const voice = (structure: typeof ours) => ({ kind: 'structure', structure }) as const;
    const first = ask(doc, PAUL, world, { sentence: 'Où imprimer ?', voice: voice(ours) });
    const second = ask(doc, PAUL, world, { sentence: 'Qui paie ?', voice: voice(ours) });
    const aside = ask(doc, PAUL, world, { sentence: 'Et la taxe ?', voice: voice(ours) });
    const shared = ask(doc, ANA, world, { sentence: 'Qui aide ?', voice: voice(theirs) });
    ask(doc, ANA, world, { sentence: 'Ailleurs ?', voice: voice(theirs) });
    sharing(doc, PAUL, world, shared, ours);
    moderateQuestion(doc, aside, { verdict: 'setAside' }, world);
    const space = {
      questions: readAll(doc, question),
      shares: readAll(doc, share),
      moderations: readAll(doc, moderation),
    };
    expect(askedBy(ours, space, (one) => one).map(({ id, isHers }) => [id, isHers])).toEqual([
      [second, true],
      [first, true],
      [shared, false],
    ]);
  });
});

describe('The list of structures', () => {
  it('CARD-13: is found by every word of a search, family and commune, in the order of names', () => {
    const world = puppetWorld();
    const doc = newSpace(world);
    for (const [name, kind] of [
      ['Médiathèque de Ribérac', 'localFacility'],
      ['École des Trois Rivières', 'school'],
      ['Atelier numérique', 'association'],
    ] as const)
      structureIn(doc, world, name, kind);
    const all = listed([...readAll(doc, structure).values()]);
    const found = (wanted: Partial<WantedStructures>) =>
      findListed(all, { text: '', kind: null, commune: null, ...wanted }).map(({ text }) => text.trim());
    expect(found({})).toEqual(['atelier numerique', 'ecole des trois rivieres', 'mediatheque de riberac']);
    expect(found({ text: 'RIBERAC médiath' })).toEqual(['mediatheque de riberac']);
    expect(found({ kind: 'school' })).toEqual(['ecole des trois rivieres']);
    expect(found({ kind: 'school', text: 'zzz' })).toEqual([]);
    expect(found({ commune: 'Ribérac' })).toEqual([]);
    expect(communesIn(all)).toEqual([]);
  });
});
