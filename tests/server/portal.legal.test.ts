import { describe, expect, it } from 'vitest';
import { openSpaceToPublic } from '#domain/commands/changeSpace.ts';
import { settleLegal } from '#domain/commands/settleLegal.ts';
import { load } from '../../src/routes/(pages)/c/[slug]/donnees/+page.server.ts';
import { fakePortal, PERIGORD } from './fakePortal.ts';
import { cookieJar, outcome, visit } from './pagesVisit.ts';
import { anaFounds, granted, portalHouse } from './portalHouse.ts';

describe('what a space says of the data that it keeps', () => {
  it('RGPD-5: it is told to anybody, also where there is no public page, and of no space that does not exist', async () => {
    const { portal, live } = portalHouse();
    const ana = await anaFounds(portal);
    expect(await portal.legalSheet('nowhere')).toEqual({ ok: false, why: 'unknownSpace' });
    await live.act(`${ana.space}/commons`, (doc) => {
      openSpaceToPublic(doc, false);
      settleLegal(doc, {
        controller: { name: 'La Fabrique', address: null, contact: 'droits@exemple.fr' },
        host: null,
        publicationDirector: null,
        dataOfficer: null,
        lawfulBasis: 'publicTask',
        memberMonths: 6,
        contactMonths: 24,
      });
    });
    const sheet = granted(await portal.legalSheet(ana.space));
    expect(sheet).toMatchObject({
      controller: { name: 'La Fabrique' },
      gaps: ['host', 'publicationDirector'],
    });
  });

  it('RGPD-5: its page knows who may fill in what is missing, and answers nobody for an unknown space', async () => {
    const { portal } = fakePortal();
    const params = { slug: PERIGORD };
    const ours = { portal, params, cookies: cookieJar({ [`terreau-${PERIGORD}`]: 'token' }) };
    expect(await outcome(() => load(visit(ours)))).toMatchObject({ slug: PERIGORD, isMember: true });
    expect(await outcome(() => load(visit({ portal, params })))).toMatchObject({ isMember: false });
    expect(await outcome(() => load(visit({ portal, params: { slug: 'nowhere' } })))).toMatchObject({
      status: 404,
    });
  });
});
