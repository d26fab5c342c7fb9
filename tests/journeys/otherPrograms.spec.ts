import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { stockClient } from '../support/stockClient.ts';
import { followLink, readPublicPage } from './support/plainClient.ts';
import { expect, test } from './support/test.ts';

/*
 * Another program, written from docs/protocol.md and docs/entries.md alone: the very file that the documents show.
 */

interface Told {
  readonly asked: readonly string[];
  readonly alsoAsked: string;
  readonly also: string;
  readonly account: string;
  readonly structure: string;
  readonly settled: number;
  readonly refused: readonly { readonly reason: string; readonly paths: readonly string[] }[];
}

async function runExample(...words: string[]): Promise<Told> {
  const child = spawn(process.execPath, ['docs/examples/ask.mjs', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [said, complaint, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  expect([code, complaint]).toEqual([0, '']);
  return JSON.parse(said) as Told;
}

const AS_A_STRUCTURE =
  /Qui prête une salle le samedi.\?\s*<small>Posée par une structure.: équipement de proximité/;

test('OTHER-1: the program of the documents asks as a structure and as a person, says « nous aussi », and all read it', async ({
  house,
  demo,
}) => {
  const told = await runExample(demo.links.partner, 'Paul Petit');
  expect(told.refused).toEqual([]);
  expect(told.settled).toBeGreaterThanOrEqual(3);

  const page = await (await fetch(demo.publicUrl)).text();
  expect(page).toContain('Qui prête une salle le samedi ?');
  expect(page).toContain('Comment aider sans faire à la place ?');
  // It is one person who asks for it, until the committee agrees.
  expect(page).not.toMatch(AS_A_STRUCTURE);
  const ana = await followLink(demo.links.organiser, demo.space);
  const agreed = await fetch(`${house.url}/api/spaces/${demo.space}/mandates`, {
    method: 'POST',
    headers: { cookie: ana.cookie },
    body: JSON.stringify({ person: told.account, structure: told.structure, isAgreed: true }),
  });
  expect(agreed.status).toBe(200);
  await expect.poll(() => readPublicPage(demo)).toMatch(AS_A_STRUCTURE);

  const { cookie } = await followLink(demo.links.reader, demo.space);
  const reader = stockClient(`${house.url.replace('http', 'ws')}/sync`, `${demo.space}/commons`, cookie);
  await reader.until(() => reader.provider.synced);
  const entries = reader.doc.toJSON() as Record<string, Record<string, Record<string, unknown>>>;
  expect(told.asked.map((key) => entries.questions?.[key]?.voice)).toMatchObject([
    { kind: 'structure' },
    { kind: 'person' },
  ]);
  expect(entries.shares?.[told.alsoAsked]).toMatchObject({ question: told.also });
  reader.close();
});

test('OTHER-2: an entry that is no map is refused as the documents say, and the rest is taken', async ({
  demo,
}) => {
  const told = await runExample(demo.links.partner, '--misshapen');
  expect(told.refused).toEqual([
    { reason: 'shape', paths: [expect.stringMatching(/^questions\/.+~misshapen$/)] },
  ]);
  expect(await (await fetch(demo.publicUrl)).text()).toContain('Qui prête une salle le samedi ?');
});
