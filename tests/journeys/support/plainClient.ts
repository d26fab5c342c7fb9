import { expect } from '@playwright/test';
import { askQuestion } from '#domain/commands/askQuestion.ts';
import type { AccountId, Pen } from '#domain/ids.ts';
import type { Me } from '#protocol/portal.ts';
import { stockClient } from '../../support/stockClient.ts';
import type { House } from './house.ts';
import type { Demo } from './test.ts';

/** A plain HTTP client follows an invitation: a form posted, a cookie back, and it knows who it is. */
export async function followLink(
  link: string,
  space: string,
): Promise<{ readonly cookie: string; readonly me: Me }> {
  const joined = await fetch(link, {
    method: 'POST',
    body: new URLSearchParams({ name: 'Import national' }),
    redirect: 'manual',
  });
  expect(joined.status).toBe(303);
  const cookie = (joined.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const answer = await fetch(new URL(`/api/spaces/${space}/me`, link), { headers: { cookie } });
  return { cookie, me: (await answer.json()) as Me };
}

/** Questions in no theme, brought in by a plain client that follows an invitation; they are there when it is done. */
export async function bringQuestions(
  house: Pick<House, 'url'>,
  demo: Demo,
  sentences: readonly string[],
): Promise<void> {
  const { cookie, me } = await followLink(demo.links.partner, demo.space);
  const client = stockClient(`${house.url.replace('http', 'ws')}/sync`, `${demo.space}/commons`, cookie);
  await client.until(() => client.provider.synced);
  // Written apart, then sent whole, as somebody does who comes back after an absence.
  client.provider.disconnect();
  const pens = { named: me.account as unknown as Pen, veiled: me.veiledPen };
  const voice = { kind: 'person', person: me.account as AccountId } as const;
  let chance = 0;
  const world = { now: () => Date.UTC(2026, 0, 1) + chance, chance: () => `h${(chance += 1)}` };
  client.doc.transact(() => {
    for (const sentence of sentences) askQuestion(client.doc, pens, { sentence, voice }, world);
  });
  client.provider.connect();
  await expect.poll(() => readPublicPage(demo), { timeout: 30_000 }).toContain(sentences.at(-1) ?? '');
  client.close();
}

/** Nothing where a connection that was left idle is closed under the request: whoever waits for words asks again. */
export const readPublicPage = ({ publicUrl }: Demo): Promise<string> =>
  fetch(publicUrl).then(
    (answer) => answer.text(),
    () => '',
  );
