import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { question, structure } from '#domain/kinds/index.ts';
import type { Entry, Me } from '#protocol/portal.ts';
import { createTerminalActs } from '#server/portal.ts';
import { runCommand } from '#server/terminal/runCommand.ts';
import { outcomeText, wordsIn } from '#server/terminal/answerText.ts';
import { valueOf } from '../domain/scene.ts';
import { openHouse, type OpenHouse } from '../support/openHouse.ts';
import { stockClient, type StockClient } from '../support/stockClient.ts';

/** A document of 1 MiB: a partner's share is 64 KiB of it. */
const ENV = { TERREAU_MAX_DOCUMENT_MIB: '1' };
const MiB = 1024 * 1024;

let folder: string;
let house: OpenHouse;
const clients: StockClient[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'terreau-filling-'));
  house = await openHouse({ env: { ...ENV, TERREAU_DATA: folder } });
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await house.close();
  await rm(folder, { recursive: true });
});

async function comes(entry: Entry, cookie: string): Promise<{ client: StockClient; me: Me }> {
  const client = stockClient(house.sync(entry.space), 'commons', cookie);
  clients.push(client);
  await client.until(() => client.provider.synced);
  return { client, me: valueOf(await house.house.portal.whoAmI(entry.space, entry.token)) };
}

/** One entry with as much in it as a program may bring, under either pen. */
const lay = ({ client }: { client: StockClient }, root: string, id: string, letters: number): void =>
  void client.doc.getMap(root).set(
    id,
    new Y.Map([
      ['sentence', 'Qui ?'],
      ['filling', 'x'.repeat(letters)],
    ]),
  );

describe('Somebody who fills a space', () => {
  it('QUOTA-4: is stopped at their share by a real server, seen by organisers, and gives all of it back', async () => {
    const { entry, cookie } = await house.found();
    const partner = await house.join(entry, 'Paul', 'partner');
    const other = await house.join(entry, 'Zoé', 'partner');
    const [ana, paul, zoe] = [
      await comes(entry, cookie),
      await comes(partner.entry, partner.cookie),
      await comes(other.entry, other.cookie),
    ];
    const seen = (): string[] => [...ana.client.doc.getMap(question.root).keys()];
    lay(paul, structure.root, `${paul.me.account}~card`, 10);
    for (let n = 0; n < 10; n += 1) lay(paul, question.root, `${paul.me.account}~${n}`, 16_000);
    await ana.client.until(() => seen().length === 4);
    // On another device, without their name.
    const tablet = await comes(partner.entry, partner.cookie);
    lay(tablet, question.root, `${paul.me.veiledPen}~long`, 65_000);
    const second = await comes(partner.entry, partner.cookie);
    for (let n = 0; n < 10; n += 1) lay(second, question.root, `${paul.me.veiledPen}~${n}`, 16_000);
    lay(zoe, question.root, `${zoe.me.account}~q`, 10);
    await ana.client.until(() => seen().includes(`${zoe.me.account}~q`));
    const last = await comes(partner.entry, partner.cookie);
    lay(last, question.root, `${paul.me.veiledPen}~small`, 10);
    await ana.client.until(() => seen().includes(`${paul.me.veiledPen}~small`));
    expect(seen().length).toBe(6);
    const held = (await house.house.live.holdings(`${entry.space}/commons`)).get(paul.me.account) ?? 0;
    expect([held > 60_000, held <= MiB / 16]).toEqual([true, true]);

    const { portal, parts } = house.house;
    expect(await portal.spaceUse(zoe.me)).toMatchObject({ ok: false, why: 'notAllowed' });
    const use = valueOf(await portal.spaceUse(ana.me));
    expect(use).toMatchObject({ mayHold: MiB, kept: MiB / 4 });
    expect(use.holders[0]).toMatchObject({ name: 'Paul', bytes: MiB / 16, mayHold: MiB / 16 });
    const told = await runCommand(
      { organise: createTerminalActs(parts) },
      { do: 'space.who', space: entry.space },
    );
    expect(outcomeText(valueOf(told), wordsIn('fr'))).toMatch(
      /Paul · Partenaire · 0,1 Mo sur 0,1 · 5 contributions sous son nom/,
    );

    valueOf(await portal.removeMember(ana.me, paul.me.account));
    const terminal = createTerminalActs(parts);
    valueOf(await terminal.erasePerson(entry.space, paul.me.account, true, true));
    const after = valueOf(await portal.spaceUse(ana.me));
    expect(after.holders.map(({ name }) => name)).not.toContain('Paul');
    const left = await house.house.live.read(`${entry.space}/commons`, (doc) => doc.toJSON());
    expect(JSON.stringify(left)).not.toContain(paul.me.account);
    expect(JSON.stringify(left)).not.toContain(paul.me.veiledPen);
    expect(JSON.stringify(left)).toContain(zoe.me.account);
  });

  it('QUOTA-6: who is erased and whose words stayed still gives them back, without their name too for the operator', async () => {
    const { entry, cookie } = await house.found();
    const partner = await house.join(entry, 'Paul', 'partner');
    const [ana, paul] = [await comes(entry, cookie), await comes(partner.entry, partner.cookie)];
    const [own, veiled] = [`${paul.me.account}~q`, `${paul.me.veiledPen}~q`];
    for (const id of [own, veiled]) lay(paul, question.root, id, 10);
    lay(ana, question.root, `${ana.me.account}~q`, 10);
    const standing = (): Promise<readonly string[]> =>
      house.house.live.read(`${entry.space}/commons`, (doc) => [...doc.getMap(question.root).keys()]);
    await ana.client.until(() => ana.client.doc.getMap(question.root).has(veiled));
    const { portal, parts } = house.house;
    valueOf(await portal.erasePerson(paul.me, paul.me.account, false));
    expect(await standing()).toEqual(expect.arrayContaining([own, veiled]));

    // Ana is told of what bears the name alone, and erases no more than that.
    const sheet = valueOf(await portal.lookAtPerson(ana.me, paul.me.account));
    expect([sheet.name, sheet.words.map(({ id }) => id), sheet.mentions]).toEqual([null, [own], []]);
    expect(await portal.erasePerson(ana.me, paul.me.account, false)).toMatchObject({ why: 'unknownMember' });
    valueOf(await portal.erasePerson(ana.me, paul.me.account, true));
    expect(await standing()).not.toContain(own);
    expect(await standing()).toContain(veiled);
    expect(await portal.lookAtPerson(ana.me, paul.me.account)).toMatchObject({ why: 'unknownMember' });

    const terminal = createTerminalActs(parts);
    const would = valueOf(await terminal.erasePerson(entry.space, paul.me.account, true, false));
    expect(would).toEqual({ isDone: false, counts: { questions: 1 } });
    valueOf(await terminal.erasePerson(entry.space, paul.me.account, true, true));
    expect(await standing()).toEqual([`${ana.me.account}~q`]);
    expect(await terminal.erasePerson(entry.space, paul.me.account, true, true)).toMatchObject({
      why: 'unknownMember',
    });
  });

  it('QUOTA-5: what an erased person added stays where somebody else stands for it, or the committee counts on it', async () => {
    const { entry, cookie } = await house.found();
    const partner = await house.join(entry, 'Paul', 'partner');
    const [ana, paul] = [await comes(entry, cookie), await comes(partner.entry, partner.cookie)];
    const card = (name: string): string => `${paul.me.account}~${name}`;
    const [kept, carrying, own] = [card('kept'), card('carrying'), card('own')];
    for (const id of [kept, carrying, own])
      paul.client.doc.getMap(structure.root).set(id, new Y.Map([['name', id]]));
    await ana.client.until(() => ana.client.doc.getMap(structure.root).has(own));
    ana.client.doc.getMap('carriers').set('c', new Y.Map([['structure', carrying]]));
    await paul.client.until(() => paul.client.doc.getMap('carriers').has('c'));
    valueOf(await house.house.portal.standFor(ana.me, { kind: 'known', structure: kept as never }));
    valueOf(await house.house.portal.erasePerson(ana.me, paul.me.account, true));
    const cards = await house.house.live.read(`${entry.space}/commons`, (doc) => [
      ...doc.getMap(structure.root).keys(),
    ]);
    expect(cards.filter((id) => id.startsWith(paul.me.account))).toEqual([kept, carrying]);
  });

  it('QUOTA-8: is stopped by the public form before the part of organisers, who write on', async () => {
    const { entry, cookie } = await house.found();
    const ana = await comes(entry, cookie);
    const { portal } = house.house;
    const ask = (n: number) =>
      portal.askPublicly(entry.space, { sentence: `Qui répare ${n} ?`, family: null }, `192.0.2.${n % 250}`);
    for (let n = 0; n < 30; n += 1) lay(ana, question.root, `${ana.me.account}~${n}`, 16_000);
    // Other organisers: each holds half of it at most.
    const second = await house.join(entry, 'Zoé', 'organiser');
    const zoe = await comes(second.entry, second.cookie);
    for (let n = 0; n < 15; n += 1) lay(zoe, question.root, `${zoe.me.account}~${n}`, 16_000);
    const seen = (): number => ana.client.doc.getMap(question.root).size;
    await ana.client.until(() => seen() === 45);
    const answers: string[] = [];
    for (let n = 0; n < 1_000 && answers.at(-1) !== 'space.full'; n += 1) {
      const asked = await ask(n);
      answers.push(asked.ok ? 'taken' : asked.why);
    }
    expect([...new Set(answers)]).toEqual(['taken', 'space.full']);
    const holds = [...(await house.house.live.holdings(`${entry.space}/commons`)).values()];
    expect(holds.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(MiB * 0.75);
    const before = seen();
    lay(zoe, question.root, `${zoe.me.account}~last`, 10_000);
    await ana.client.until(() => seen() > before);
  });
});
