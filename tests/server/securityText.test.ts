import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '#server/config.ts';
import { SETTINGS } from '#server/settings.ts';
import { badSettings } from '#server/words.ts';
import { openHouse, type OpenHouse } from '../support/openHouse.ts';

let house: OpenHouse | null = null;
afterEach(async () => {
  await house?.close();
  house = null;
});

describe('security.txt', () => {
  it('SEC-1: gives the operator’s contact at the address that RFC 9116 names, for half a year, in both languages', async () => {
    house = await openHouse({ env: { TERREAU_SECURITY_CONTACT: 'mailto:securite@example.org' } });
    const answer = await fetch(`${house.url}/.well-known/security.txt`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(await answer.text()).toBe(
      [
        'Contact: mailto:securite@example.org',
        'Expires: 2028-04-11T12:00:00.000Z',
        'Preferred-Languages: fr, en',
        `Canonical: ${house.url}/.well-known/security.txt`,
        '',
      ].join('\n'),
    );
  });

  it('SEC-1: is not there where the operator gave none, and a contact that is no address is refused', async () => {
    house = await openHouse();
    expect((await fetch(`${house.url}/.well-known/security.txt`)).status).toBe(404);
    for (const odd of ['securite@example.org', 'http://example.org', 'mailto:moi', 'https://a b'])
      expect(readConfig({ TERREAU_SECURITY_CONTACT: odd }).ok).toBe(false);
    expect(readConfig({ TERREAU_SECURITY_CONTACT: 'https://example.org/securite' }).ok).toBe(true);
  });
});

it('OPS-16: a public address with a path is refused, and it is said what to do instead', () => {
  const read = readConfig({ PUBLIC_URL: 'https://example.org/terreau' });
  if (read.ok) throw new Error('this was understood');
  const { fr, en } = badSettings(read.why, SETTINGS);
  expect(fr).toContain('donnez-lui un nom d’hôte à lui');
  expect(en).toContain('give it a host name of its own');
});
