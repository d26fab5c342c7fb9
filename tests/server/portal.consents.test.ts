import { describe, expect, it } from 'vitest';
import { askQuestion } from '#domain/commands/askQuestion.ts';
import type { Me } from '#protocol/portal.ts';
import { CONSENT_WORDS, type GivenConsent } from '#protocol/privacy.ts';
import { anaFounds, granted, joins, portalHouse, type PortalHouse } from './portalHouse.ts';

const AGREES: GivenConsent = { purpose: 'publicName', isGiven: true, words: CONSENT_WORDS };

const asksInTheirName = ({ live, world }: PortalHouse, me: Me): Promise<unknown> =>
  live.act(`${me.space}/commons`, (doc) =>
    askQuestion(
      doc,
      { named: me.account as never, veiled: me.veiledPen },
      { sentence: 'Qui m’aide ?', voice: { kind: 'person', person: me.account } },
      world,
    ),
  );

describe('a name in public', () => {
  it('RGPD-7: Zoé is named only once she agreed, under the name she bears, and no more once she took it back', async () => {
    const house = portalHouse();
    const { portal } = house;
    const ana = await anaFounds(portal);
    const { me: zoe } = await joins(portal, ana, 'Zoé');
    await asksInTheirName(house, zoe);
    const asker = async () => granted(await portal.publicPage(ana.space)).elsewhere[0]?.asker;
    expect(await asker()).toEqual({ kind: 'person' });

    expect(granted(await portal.setConsent(zoe, AGREES))).toMatchObject([
      { purpose: 'publicName', words: '1' },
    ]);
    expect(await asker()).toEqual({ kind: 'person', name: 'Zoé' });
    granted(await portal.renameMe(zoe, 'Zoé D.'));
    expect(await asker()).toEqual({ kind: 'person', name: 'Zoé D.' });
    expect(granted(await portal.setConsent(zoe, { ...AGREES, isGiven: false }))).toEqual([]);
    expect(await asker()).toEqual({ kind: 'person' });
    granted(await portal.setConsent(zoe, AGREES));
    granted(await portal.removeMember(ana, zoe.account));
    expect(await asker()).toEqual({ kind: 'person' });
  });

  it('SINCE-4: among those whom one may meet, Zoé is named while she agrees to it, and nobody else is', async () => {
    const { portal } = portalHouse();
    const ana = await anaFounds(portal);
    const { me: zoe } = await joins(portal, ana, 'Zoé');
    const named = async () =>
      (await portal.members(ana)).filter(({ isNamed }) => isNamed === true).map(({ name }) => name);
    expect(await named()).toEqual([]);
    granted(await portal.setConsent(zoe, AGREES));
    expect(await named()).toEqual(['Zoé']);
    granted(await portal.setConsent(zoe, { ...AGREES, isGiven: false }));
    expect(await named()).toEqual([]);
  });

  it('RGPD-7: who read other words than those of today has not agreed', async () => {
    const { portal } = portalHouse();
    const ana = await anaFounds(portal);
    expect(await portal.setConsent(ana, { ...AGREES, words: '0' })).toEqual({
      ok: false,
      why: 'consent.otherWords',
    });
    expect(await portal.consents(ana)).toEqual([]);
  });
});

describe('my data', () => {
  it('RGPD-8: Zoé takes away all that is kept of her, hours rounded, and nothing of anybody else', async () => {
    const house = portalHouse();
    const { portal, clock } = house;
    const ana = await anaFounds(portal);
    const { me: zoe } = await joins(portal, ana, 'Zoé', 'organiser');
    await asksInTheirName(house, zoe);
    await asksInTheirName(house, ana);
    granted(await portal.createInvitation(zoe, { role: 'reader', label: 'affiche' }));
    granted(await portal.setConsent(zoe, AGREES));
    clock.now += 12_345_678;
    const data = await portal.myData(zoe);
    expect(data).toMatchObject({
      format: 'terreau-my-data-1',
      account: { id: zoe.account, name: 'Zoé', role: 'organiser' },
      cameBy: { role: 'organiser' },
      invitationsMade: [{ role: 'reader', label: 'affiche' }],
      consents: [{ purpose: 'publicName', withdrawnAt: null }],
      contributions: [{ root: 'questions', text: 'Qui m’aide ?', signed: true }],
    });
    for (const { since, lastSeen } of data.sessions)
      expect(`${since} ${lastSeen}`).toMatch(/:00:00\.000Z.*:00:00/);
    const all = JSON.stringify(data);
    for (const secret of [ana.account, ana.veiledPen, zoe.veiledPen, 'tokenHash', 'secretHash'])
      expect(all).not.toContain(secret);
  });
});
