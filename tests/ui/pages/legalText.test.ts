import { describe, expect, it } from 'vitest';
import { dataText, mentionsText, type LegalText } from '#ui/pages/legalText.ts';
import { myDataPage } from '#ui/pages/myDataPage.ts';
import { registerPage } from '#ui/pages/registerPage.ts';
import { legalWordsOf } from '#ui/pages/legalWords.ts';
import { LEGAL, MY_DATA } from '../../server/fakePortal.ts';

const NB = /\u00a0|\u202f/g;
const read = ({ passages }: LegalText): string =>
  passages
    .flatMap(({ title, lines = [], paragraphs = [] }) => [title, ...lines, ...paragraphs])
    .join('\n')
    .replace(NB, ' ');

describe('the pages that the settings of a space write', () => {
  it('RGPD-5: Josette reads who answers for her data, on which basis, for how long, and what is not said yet', () => {
    const text = read(dataText(LEGAL, legalWordsOf('fr')));
    expect(text).toContain('Responsable : Centre social de Ribérac');
    expect(text).toContain('Pour toute demande : droits@exemple.fr');
    expect(text).toContain('intérêt légitime');
    expect(text).toContain('Votre nom : 12 mois après votre dernière visite');
    expect(text).toContain('24 mois après la rencontre');
    expect(text).toContain('Hébergeur : pas encore renseigné');
    expect(text).not.toContain('Délégué');
    const authority = { ...LEGAL, lawfulBasis: 'publicTask', dataOfficer: 'dpo@exemple.fr' } as const;
    expect(read(dataText(authority, legalWordsOf('fr')))).toMatch(
      /dpo@exemple\.fr[\s\S]*mission d’intérêt public/,
    );
  });

  it('RGPD-5: the legal notice names publisher, director and host, in both languages', () => {
    const host = { name: 'Coop Web', address: '2 rue, 33000', contact: '05 00 00 00 00' };
    const text = read(mentionsText({ ...LEGAL, host }, legalWordsOf('fr')));
    for (const said of ['Centre social de Ribérac', 'La présidente', 'Coop Web', '2 rue, 33000', '05 00'])
      expect(text).toContain(said);
    expect(read(mentionsText({ ...LEGAL, controller: null }, legalWordsOf('en')))).toContain(
      'Name: not said yet',
    );
  });

  it('RGPD-15: the entry of the register is one page that prints, loads nothing and lets no text become a tag', () => {
    const controller = { name: 'Mairie <script>', address: null, contact: null };
    const page = registerPage({ ...LEGAL, controller }, legalWordsOf('fr'), 'fr', '2027-03-01');
    expect(page).toContain('Mairie &lt;script&gt;');
    expect(page).toContain('article 30');
    expect(page).not.toMatch(/<script|<link|src=|http/);
    for (const cell of page.match(/<td>(.*?)<\/td>/gs) ?? []) expect(cell.length).toBeGreaterThan(20);
  });

  it('RGPD-8: one’s data is a page to read that holds the same for a program, whatever stands in it', () => {
    const page = myDataPage(MY_DATA, legalWordsOf('fr'), 'fr');
    expect(page).toContain('Ana &lt;b&gt;');
    expect(page).toContain('Qui aide qui ?');
    const inside = /<script type="application\/json">(.*)<\/script>/s.exec(page)?.[1] ?? '';
    expect(JSON.parse(inside)).toEqual(MY_DATA);
  });
});
