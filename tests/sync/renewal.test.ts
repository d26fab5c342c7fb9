import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { patch, readItem } from '#domain/collection.ts';
import { askQuestion } from '#domain/commands/askQuestion.ts';
import type { AccountId, ItemId } from '#domain/ids.ts';
import { question } from '#domain/kinds/index.ts';
import type { RoomConnection } from '#sync/roomConnection.ts';
import { contentOf } from '../convergence/territory.ts';
import { puppetWorld, valueOf } from '../domain/scene.ts';
import type { Device } from '../support/device.ts';
import { ANA, PAUL } from '../support/liveHouse.ts';
import { GuardedHouse, sentencesIn, type GuardedPerson } from './guarded.ts';

const world = puppetWorld();
let house: GuardedHouse;
let ana: Device;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
  house = new GuardedHouse();
  ana = await house.witness(ANA);
});

afterEach(async () => {
  for (const one of house.people) await Promise.all(one.tabs.splice(0).map((tab) => tab.close()));
  vi.useRealTimers();
});

const rest = (): Promise<void> => house.rest((ms) => vi.advanceTimersByTimeAsync(ms), ana);

const asks = (doc: RoomConnection['doc'], pens: GuardedPerson['pens'], sentence: string): ItemId =>
  valueOf(
    askQuestion(doc, pens, { sentence, voice: { kind: 'person', person: pens.named as string as AccountId } }, world),
  );

test('DRAWER-1: what the server refuses is in the drawer, and the copy says what the server says', async () => {
  const anas = asks(ana.doc, { named: 'ana', veiled: 'veil-a' } as never, 'D’Ana ?');
  const paul = house.person(PAUL);
  const tab = await paul.opens();
  await rest();
  expect(sentencesIn(tab.doc)).toEqual(['D’Ana ?']);
  patch(tab.doc, question, anas, { sentence: 'Réécrite par Paul ?' });
  asks(tab.doc, paul.pens, 'De Paul ?');
  await rest();
  expect(sentencesIn(tab.doc)).toEqual(['D’Ana ?', 'De Paul ?']);
  expect(contentOf(tab.doc)).toEqual(contentOf(ana.doc));
  expect(await paul.drawer()).toMatchObject([
    { key: `questions/${anas}`, act: 'change', fields: { sentence: 'Réécrite par Paul ?' }, why: 'notYours' },
  ]);
  expect(tab.status).toMatchObject({ link: 'online', unpublished: 1, refusal: null });
  expect(tab.status.waiting.size).toBe(0);
  expect(readItem(tab.doc, question, anas)?.sentence).toBe('D’Ana ?');
});
