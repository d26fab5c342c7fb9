import { visitEnded } from './support/earlierVisit.ts';
import { agreesBy, allIsKept, goTo, isOpen, joinBy, nothingInTheWay, type Person } from './support/people.ts';
import { expect, KEPT, ONLINE, test } from './support/test.ts';

/*
 * Inès comes three months later, by Odile's link: she reads where the group stands, and brings her own meaning.
 */

const PHONE = { viewport: { width: 360, height: 740 } };
const WORD = 'médiation numérique';
const HERS = 'Être là, près des gens, tant qu’il le faut.';
const AUTHORS = ['Espace public numérique Le Bac (fictif)', 'France services La Passerelle (fictive)'];
const COMMUNITY = 'Communauté de communes Haute-Dronne (fictive)';

/** An invitation that says who gives it, as the page of a structure makes it. */
async function linkFrom({ page }: Person, space: string, giver: string): Promise<string> {
  await goTo(page, 'Partenaires');
  const path = await page.getByRole('main').getByRole('link', { name: giver }).first().getAttribute('href');
  const broughtBy = path?.split('/').at(-1) ?? '';
  return page.evaluate(
    async ([slug, by]) => {
      const answer = await fetch(`/api/spaces/${slug}/invitations`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ role: 'partner', broughtBy: by }),
      });
      return ((await answer.json()) as { readonly url: string }).url;
    },
    [space, broughtBy] as const,
  );
}

/** Their last visit ended an hour ago. */
async function comesBack({ page }: Person, space: string): Promise<void> {
  await visitEnded(page, space, 36e5);
  await goTo(page, 'Accueil');
  await page.reload();
  await isOpen(page);
}

test(
  'SINCE-3: Inès reads where the group stands, adds a third meaning, and is seen below the structure that brought her',
  { tag: KEPT },
  async ({ house, demo, someone }) => {
    const [odile, ines, luc, zoe] = [
      await someone('Odile Vergne', ONLINE),
      await someone('Inès Faure', PHONE),
      await someone('Luc Barde', ONLINE),
      await someone('Zoé Marty', ONLINE),
    ];
    await joinBy(odile, demo.links.organiser, { structure: COMMUNITY });
    await joinBy(luc, demo.links.partner, { structure: AUTHORS[0] ?? null });
    await joinBy(zoe, demo.links.partner, { structure: AUTHORS[1] ?? null });
    const link = await linkFrom(odile, demo.space, COMMUNITY);
    agreesBy({ organiser: demo.links.organiser, partner: link });
    await joinBy(ines, link, { structure: { name: 'Médiathèque de Nontron', family: 'localFacility' } });

    const { page } = ines;
    const aWeekAgo = new Date(Date.now() - 7 * 864e5).toISOString().slice(0, 10);
    // What stands below the box comes when it is about to be seen.
    await page.mouse.wheel(0, 600);
    await page.getByRole('link', { name: /Lisez où en est le groupe/ }).click();
    await expect(page.getByRole('heading', { name: /^Depuis le/, level: 1 })).toBeVisible();
    await expect(page.getByText(/en [1-7] minutes? de lecture environ\.$/)).toBeVisible();
    const part = (name: string) => page.getByRole('region', { name });
    await expect(part('Ce qu’est ce groupe')).toContainText(/On n.y répond pas avant la rencontre\./);
    await expect(part('Ce qui a changé')).toContainText('Médiathèque de Nontron');
    await expect(part('Qui rencontrer').getByRole('listitem')).toHaveCount(8);
    await expect(part('Les mots en débat')).toContainText(WORD);
    await nothingInTheWay(page);
    // A day that she chooses; nobody is named who did not agree to it.
    await page.getByLabel('Depuis le', { exact: true }).fill(aWeekAgo);
    await expect(page).toHaveURL(/\?le=\d{4}-\d\d-\d\d$/);
    await expect(part('Qui rencontrer')).not.toContainText('Luc Barde');

    // It is read without network, once the app is there.
    await allIsKept(page);
    await page.reload();
    await isOpen(page);
    house.line.cut();
    await ines.context.setOffline(true);
    await page.reload();
    await expect(part('Les mots en débat')).toContainText(WORD);
    await nothingInTheWay(page);
    house.line.mend();
    await ines.context.setOffline(false);
    await isOpen(page);

    await part('Les mots en débat').getByRole('link', { name: WORD, exact: true }).click();
    await page.getByRole('button', { name: `Ajouter un sens : ${WORD}` }).click();
    await page.getByLabel('Ce qu’il veut dire pour nous').fill(HERS);
    await page.getByRole('button', { name: 'Ajouter ce sens' }).click();
    const meanings = page.getByRole('main').locator('ul.meanings > li');
    await expect(meanings).toHaveText([
      /Tout ce qui permet/,
      /Une aide apportée/,
      /Être là.*Médiathèque de Nontron/s,
    ]);
    await expect(meanings.first().getByRole('button')).toHaveCount(0);
    await nothingInTheWay(page);

    for (const one of [luc, zoe]) {
      await comesBack(one, demo.space);
      await expect(one.page.getByRole('link', { name: `« ${WORD} » a reçu un autre sens` })).toBeVisible();
      await expect(
        one.page.getByText('Signé par Médiathèque de Nontron. Le vôtre n’a pas bougé.'),
      ).toBeVisible();
      await nothingInTheWay(one.page);
    }

    await goTo(odile.page, 'Partenaires');
    await odile.page.getByRole('main').getByRole('link', { name: 'Réseau', exact: true }).click();
    await expect(odile.page.getByRole('row', { name: /^Médiathèque de Nontron/ })).toContainText(
      'Haute-Dronne',
    );
  },
);
