import * as Y from 'yjs';
import { loadCopy } from '#server/document/copy.ts';
import { ROOM_SHAPES } from '#server/document/roomShape.ts';
import { sqliteStore } from '#server/store/sqlite.ts';
import { goTo, isOpen, joinBy, nothingInTheWay } from './support/people.ts';
import { alone, expect } from './support/test.ts';

/*
 * A server of next year was here: it migrated the commons, and an older program has it open.
 */

/** What a migration of a newer server would leave behind. */
async function asNextYear(data: string, room: string): Promise<void> {
  const store = sqliteStore(data);
  const { doc } = await loadCopy(store.updates, room, ROOM_SHAPES.commons);
  const before = Y.encodeStateVector(doc);
  doc.getMap<Y.Map<unknown>>('space').get('settings')?.set('neededSchema', 99);
  const bytes = Y.encodeStateAsUpdate(doc, before);
  await store.updates.append([{ room, account: null, at: 0, bytes }]);
  await store.close();
}

alone(
  'SCHEMA-3: a commons that needs a newer program is read, offers no writing, and says how to go on',
  async ({ house, demo, someone }) => {
    const ana = await someone('Ana Roux', { viewport: { width: 360, height: 740 } });
    await joinBy(ana, demo.links.organiser);
    await goTo(ana.page, 'Questions');
    const box = ana.page.getByLabel('Quelle question vous posez-vous ?');
    await box.fill('Qui tient le registre ?');
    await house.stop();
    await asNextYear(house.data, `${demo.space}/commons`);
    await house.start();
    const notice = ana.page.getByText('Pour écrire ici, il faut une version plus récente de Terreau.');
    await expect(notice).toBeVisible();
    await expect(box).toBeHidden();
    // What was being typed is there still, to be copied.
    await expect(ana.page.getByLabel('Votre texte est gardé ici. Vous pouvez le copier.')).toHaveValue(
      'Qui tient le registre ?',
    );
    await expect(ana.page.getByText('66 questions').first()).toBeVisible();
    await isOpen(ana.page);
    await nothingInTheWay(ana.page);
    await ana.page.getByRole('button', { name: 'L’ouvrir' }).click();
    await expect(notice).toBeVisible();
  },
);
