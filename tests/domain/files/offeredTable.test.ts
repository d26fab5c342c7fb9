import { describe, expect, it } from 'vitest';
import { offer } from '#features/needs/domain/offer.ts';
import { sayOfMatch } from '#features/needs/domain/sayOfMatch.ts';
import { readAll } from '#domain/collection.ts';
import { OFFERED_COLUMNS, offeredTable } from '#features/files/domain/offeredTable.ts';
import { match, need, resource, structure, theme } from '#domain/kinds/index.ts';
import { matchesOf } from '#features/needs/domain/matchesOf.ts';
import { fr as common } from '#ui/words/common/fr.ts';
import { fr as files } from '#features/files/words/fr.ts';
import { fr as needs } from '#features/needs/words/fr.ts';
import { ANA, newSpace, PAUL, puppetWorld, structureIn, themeIn, valueOf } from '../scene.ts';

describe('Needs and resources as a file', () => {
  it('FILE-16: say who seeks or brings what, where, and what became of it; not why it failed', () => {
    const [doc, world] = [newSpace(), puppetWorld()];
    const [emmaus, library] = [
      structureIn(doc, world, 'Emmaüs', 'association'),
      structureIn(doc, world, 'Médiathèque', 'localFacility'),
    ];
    const elders = themeIn(doc, world, 'Les aînés');
    const place = { commune: 'Ribérac', code: '24352' };
    const sought = valueOf(
      offer(
        doc,
        ANA,
        'need',
        { structure: emmaus, type: 'place', text: 'Un lieu le jeudi', place, theme: elders },
        world,
      ),
    );
    const brought = valueOf(
      offer(
        doc,
        PAUL,
        'resource',
        { structure: library, type: 'place', text: 'Une salle', place: null, theme: null },
        world,
      ),
    );
    const said = { need: sought, resource: brought, structure: emmaus };
    valueOf(sayOfMatch(doc, ANA, { ...said, state: 'didNotWork', why: 'Josette était malade' }, world));
    const [all, offered] = [readAll(doc, need), readAll(doc, resource)];
    const pairings = [...matchesOf(all, offered, readAll(doc, match).values()).values()];
    const table = offeredTable(
      {
        needs: [...all.values()],
        resources: [...offered.values()],
        isMet: ({ state }) => state === 'met',
        pairingsOf: (id) => pairings.filter((one) => one.need.id === id || one.resource.id === id),
        structureOf: (id) => readAll(doc, structure).get(id),
        themeTitle: (id) => readAll(doc, theme).get(id)?.title,
      },
      {
        columns: files.offeredColumns,
        kinds: common.structureKinds,
        types: needs.types,
        need: needs.aNeed,
        resource: needs.aResource,
        states: files.offeredStates,
        matches: needs.states,
      },
    );
    expect(table[0]).toEqual(OFFERED_COLUMNS.map((column) => files.offeredColumns[column]));
    expect(table.slice(1).map((row) => row.slice(0, 10))).toEqual([
      [
        'Besoin',
        'Un lieu le jeudi',
        'lieu',
        'Emmaüs',
        'Association',
        'Ribérac',
        '24352',
        'Les aînés',
        'cherché',
        'Médiathèque : n’a pas marché',
      ],
      [
        'Ressource',
        'Une salle',
        'lieu',
        'Médiathèque',
        'Équipement de proximité',
        '',
        '',
        '',
        'disponible',
        'Emmaüs : n’a pas marché',
      ],
    ]);
    expect(JSON.stringify(table)).not.toContain('Josette');
  });
});
