import { describe, expect, it } from 'vitest';
import { openSpaceToPublic } from '#domain/commands/changeSpace.ts';
import { settleLegal } from '#domain/commands/settleLegal.ts';
import { load } from '../../src/routes/(pages)/c/[slug]/donnees/+page.server.ts';
import { fakePortal, PERIGORD } from './fakePortal.ts';
import { cookieJar, outcome, visit } from './pagesVisit.ts';
import { ADDRESS, anaFounds, granted, portalHouse, secretOf } from './portalHouse.ts';

const NOBODY = { name: '', structure: null };

describe('what a space says of the data that it keeps', () => {
  it('RGPD-5: it is told to anybody; where the space is closed to members and to whoever was given a link', async () => {
    const { portal, live } = portalHouse();
    const ana = await anaFounds(portal);
    granted(await portal.legalSheet(ana.space, {}));
    const token = granted(
      await portal.join(secretOf(granted(await portal.createDeviceLink(ana)).url), NOBODY, ADDRESS),
    ).token;
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
    for (const space of ['nowhere', ana.space])
      for (const by of [{}, { token: 'made-up' }])
        expect(await portal.legalSheet(space, by)).toEqual({ ok: false, why: 'noPublicPage' });
    granted(await portal.legalSheet(ana.space, { isKnown: true }));
    const sheet = granted(await portal.legalSheet(ana.space, { token }));
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
