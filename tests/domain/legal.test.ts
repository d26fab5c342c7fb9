import { describe, expect, it } from 'vitest';
import { patch, readItem } from '#domain/collection.ts';
import { settleLegal, type LegalSettings } from '#domain/commands/settleLegal.ts';
import { space } from '#domain/kinds/index.ts';
import { SETTINGS } from '#domain/kinds/space.ts';
import { LONGEST_LEGAL } from '#domain/legal.ts';
import { legalSheet } from '#domain/projections/legalSheet.ts';
import { newCommons, newSpace, puppetWorld } from './scene.ts';

const world = puppetWorld();

const SAID: LegalSettings = {
  controller: {
    name: ' Centre social  de Ribérac ',
    address: '1 place, 24600',
    contact: 'droits@exemple.fr',
  },
  host: { name: 'Coopérative d’hébergement', address: '', contact: null },
  publicationDirector: 'La présidente du centre social',
  dataOfficer: '  ',
  lawfulBasis: 'publicTask',
  memberMonths: 24,
  contactMonths: 6,
};

describe('what a space says of itself', () => {
  it('RGPD-4: a space that has said nothing says which lines are missing, and keeps names for twelve months', () => {
    const sheet = legalSheet(newSpace(world));
    expect(sheet).toMatchObject({
      controller: null,
      host: null,
      lawfulBasis: 'legitimateInterest',
      memberMonths: 12,
      contactMonths: 12,
      gaps: ['controller', 'host', 'publicationDirector'],
    });
    expect(legalSheet(newCommons())).toBeNull();
  });

  it('RGPD-4: what an organiser says is tidied and read back; a controller whom nobody can reach is a gap', () => {
    const doc = newSpace(world);
    expect(settleLegal(doc, SAID)).toBe(true);
    expect(legalSheet(doc)).toMatchObject({
      controller: {
        name: 'Centre social de Ribérac',
        address: '1 place, 24600',
        contact: 'droits@exemple.fr',
      },
      host: { name: 'Coopérative d’hébergement', address: null, contact: null },
      dataOfficer: null,
      lawfulBasis: 'publicTask',
      memberMonths: 24,
      contactMonths: 6,
      gaps: [],
    });
    settleLegal(doc, { ...SAID, controller: { name: 'Mairie', address: null, contact: ' ' }, host: null });
    expect(legalSheet(doc)?.gaps).toEqual(['contact', 'host']);
  });

  it('RGPD-4: whatever another program wrote reads as something that can be shown', () => {
    const doc = newSpace(world);
    patch(doc, space, SETTINGS, {
      controller: 'x' as never,
      host: { name: 'h'.repeat(900), address: 7, contact: [] } as never,
      lawfulBasis: 'whim' as never,
      memberMonths: 1_000_000,
    });
    const settings = readItem(doc, space, SETTINGS);
    expect(settings).toMatchObject({
      controller: null,
      host: { name: 'h'.repeat(LONGEST_LEGAL), address: null, contact: null },
      lawfulBasis: 'legitimateInterest',
      memberMonths: 12,
    });
  });
});
