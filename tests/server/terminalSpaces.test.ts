import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askQuestion } from '#domain/commands/askQuestion.ts';
import { PUBLIC_PEN } from '#domain/ids.ts';
import { readConfig } from '#server/config.ts';
import { lockFolder } from '#server/folderLock.ts';
import { composeHouse, type House } from '#server/house.ts';
import { keep } from '#server/keeping/keep.ts';
import { silentLog } from '#server/log.ts';
import { reachHouse } from '#server/terminal/reachHouse.ts';
import { createTerminalActs } from '#server/portal.ts';
import { runCommand } from '#server/terminal/runCommand.ts';
import { terminal } from '#server/terminal/terminal.ts';
import { ADDRESS, granted, secretOf } from './portalHouse.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terreau-spaces-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const env = () => ({ TERREAU_DATA: folder, PUBLIC_URL: 'https://terreau.test', LANG: 'fr_FR.UTF-8' });

function config() {
  const read = readConfig(env());
  if (!read.ok) throw new Error('this environment is sound');
  return read.value;
}

/** The server that is open on the folder, if one is; and what it logged. */
let server: House | null = null;
let logged: string[] = [];

/** The operator types; `answers` is what they type when they are asked. */
async function types(line: string, answers?: string) {
  const said: string[] = [];
  const asked: string[] = [];
  const complained: string[] = [];
  const ask = async (question: string): Promise<string> => {
    asked.push(question);
    return answers ?? '';
  };
  const code = await terminal({
    words: line.split(' ').map((word) => word.replaceAll('+', ' ')),
    env: env(),
    screen: {
      say: (text) => said.push(text),
      complain: (text) => complained.push(text),
      ...(answers === undefined ? {} : { ask }),
    },
    keep: (given, command) => keep(given, command, Date.now()),
    reach: (given, command) =>
      server === null
        ? reachHouse(given, command, () => Promise.resolve())
        : runCommand({ organise: createTerminalActs(server.parts) }, command),
  });
  return { code, said: said.join('\n'), asked, complained: complained.join('\n') };
}

const json = async (line: string) => JSON.parse((await types(`${line} --json`)).said);

async function withServer<T>(act: (house: House) => Promise<T>): Promise<T> {
  const unlock = lockFolder(folder);
  logged = [];
  server = composeHouse(config(), {
    version: 'test',
    log: { ...silentLog, warn: (about, sentence) => logged.push(`${sentence} ${JSON.stringify(about)}`) },
    publicUrl: () => 'https://terreau.test',
  });
  try {
    return await act(server);
  } finally {
    await server.close();
    server = null;
    unlock?.();
  }
}

/** Paul comes in to the space of Gers by its link. */
const paulJoins = async ({ portal }: House, link: string) =>
  granted(await portal.join(secretOf(link), { name: 'Paul Martin', structure: null }, ADDRESS));

const asks = ({ live }: House, sentence: string) =>
  live.act('nec-gers/commons', (doc) =>
    askQuestion(
      doc,
      { named: PUBLIC_PEN, veiled: PUBLIC_PEN },
      { sentence, voice: { kind: 'nobody', family: null }, source: 'publicForm' },
      { now: () => 1, chance: () => 'q' },
    ),
  );

const gers = () => json('space create --name NEC+Gers --department 32');

/** Everything that stands in the folder, as one text of bytes. */
const raw = (): string =>
  readdirSync(folder)
    .filter((name) => name.startsWith('terreau.sqlite'))
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n');

describe('spaces, from the terminal', () => {
  it('KEEP-3: are listed by address with what they hold, whether a server runs or not', async () => {
    const { links } = await gers();
    await json('space create --name Ain --department 01');
    const listed = await withServer(async (house) => {
      await paulJoins(house, links.partner);
      await asks(house, 'Qui répare ?');
      return json('space list');
    });
    const nobody = { members: 0, questions: 0, lastVisit: null };
    const usual = { isPublic: true, suspendedAt: null, isDamaged: false, bytes: expect.any(Number) };
    const day = new Date().toISOString().slice(0, 10);
    expect(listed.spaces).toMatchObject([
      { space: 'ain', name: 'Ain', ...nobody, ...usual },
      { space: 'nec-gers', name: 'NEC Gers', members: 1, questions: 1, ...usual },
    ]);
    expect(Date.parse(day) - Date.parse(listed.spaces[1].lastVisit ?? day)).toBeLessThan(2 * 86_400_000);
    expect(listed.spaces[1].bytes).toBeGreaterThan(100);
    const { said } = await types('space list');
    expect(said.split('\n')).toEqual([
      expect.stringMatching(/^ain · Ain · 0 personne présente · 0 question · .* page publique ouverte$/),
      expect.stringContaining('nec-gers · NEC Gers · 1 personne présente · 1 question'),
    ]);
  });

  it('KEEP-4: a space has another name at once; its address stays, and that is said', async () => {
    const { links } = await gers();
    await withServer(async (house) => {
      const paul = await paulJoins(house, links.partner);
      const { said } = await types('space rename --space nec-gers --name NEC+Gascogne');
      expect(said).toContain('s’appelle maintenant « NEC Gascogne »');
      expect(granted(await house.portal.publicPage('nec-gers')).name).toBe('NEC Gascogne');
      expect(granted(await house.portal.whoAmI('nec-gers', paul.token)).name).toBe('Paul Martin');
    });
    const moved = await types('space rename --space nec-gers --address gascogne');
    expect([moved.code, moved.complained]).toEqual([1, expect.stringContaining('ne change pas')]);
    const long = await types(`space rename --space nec-gers --name ${'a'.repeat(81)}`);
    expect(long.complained).toContain('trop long');
    expect((await json('space list')).spaces).toMatchObject([{ space: 'nec-gers', name: 'NEC Gascogne' }]);
  });

  it('KEEP-5: a suspended space lets nobody in by session, link, page or form, until it is opened', async () => {
    const { links } = await gers();
    await withServer(async (house) => {
      const { portal } = house;
      const paul = await paulJoins(house, links.partner);
      expect((await types('space close --space nec-gers')).said).toContain('est suspendu');
      const shut = { ok: false, why: 'suspended' };
      expect(await portal.whoAmI('nec-gers', paul.token)).toEqual(shut);
      expect(await portal.lookAtInvitation(secretOf(links.reader), ADDRESS)).toEqual(shut);
      expect(await portal.join(secretOf(links.reader), { name: 'Ana', structure: null }, ADDRESS)).toEqual(
        shut,
      );
      expect(await portal.publicPage('nec-gers')).toEqual(shut);
      expect(await portal.askPublicly('nec-gers', { sentence: 'Qui ?', family: null }, ADDRESS)).toEqual(
        shut,
      );
      expect((await json('space list')).spaces[0].suspendedAt).toMatch(/^\d{4}-/);
      expect((await types('space open --space nec-gers')).code).toBe(0);
      expect((await portal.whoAmI('nec-gers', paul.token)).ok).toBe(true);
      expect((await portal.publicPage('nec-gers')).ok).toBe(true);
    });
    expect((await types('space close --space nowhere')).complained).toBe(
      'Aucun espace ne porte cette adresse.',
    );
  });

  it('KEEP-6: a space is deleted once its name was typed, and nothing of it is left in the files', async () => {
    const { links } = await gers();
    await withServer(async (house) => {
      const paul = await paulJoins(house, links.partner);
      await asks(house, 'Où apprendre la soudure ?');
      const would = await types('space delete --space nec-gers');
      expect(would.said).toContain('« NEC Gers » (nec-gers)');
      expect(would.said).toContain('  1 question');
      const wrong = await types('space delete --space nec-gers', 'Gers');
      expect([wrong.code, wrong.complained]).toEqual([1, expect.stringContaining('pas son nom')]);
      expect((await json('space list')).spaces).toHaveLength(1);
      const gone = await types('space delete --space nec-gers', 'NEC Gers');
      expect(gone.asked).toEqual([expect.stringContaining('NEC Gers')]);
      expect(gone.said).toContain('Effacé pour de bon');
      expect(await house.portal.whoAmI('nec-gers', paul.token)).toEqual({ ok: false, why: 'erased' });
      expect(await house.portal.publicPage('nec-gers')).toEqual({ ok: false, why: 'noPublicPage' });
    });
    expect((await json('space list')).spaces).toEqual([]);
    for (const word of ['soudure', 'Paul Martin', 'NEC Gers']) expect(raw()).not.toContain(word);
    const again = await gers();
    expect(again.space).toBe('nec-gers');
    expect((await json('space list')).spaces).toMatchObject([{ questions: 0, members: 0 }]);
  });

  it('KEEP-7: a backup from before brings a deleted space back no more', async () => {
    const { links } = await gers();
    await json('space create --name Ain --department 01');
    await withServer(async (house) => {
      await paulJoins(house, links.partner);
      await asks(house, 'Où apprendre la soudure ?');
    });
    const file = join(folder, 'kept.terreau');
    await json(`backup --to ${file}`);
    await json('space delete --space nec-gers --yes');
    const restored = await json(`restore --from ${file} --replace`);
    expect(restored).toMatchObject({ erasedAgain: 1, erasedSince: [] });
    expect((await json('space list')).spaces).toMatchObject([{ space: 'ain' }]);
    expect(raw()).not.toContain('soudure');
  });
});

describe('an export, from the terminal', () => {
  const exported = (file: string, space: string) => json(`export --space ${space} --to ${file}`);
  const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

  it('KEEP-10: comes back whole in a new space, once, and nothing is written of a broken one', async () => {
    await json('demo');
    await withServer(async (house) => {
      const { links } = await json('demo');
      const paul = await paulJoins(house, links.organiser);
      const me = granted(await house.portal.whoAmI('demo-perigord', paul.token));
      const withdrawn = { space: 'demo-perigord', account: me.account, purpose: 'publicName', words: '1' };
      await house.store.people.giveConsent({ ...withdrawn, givenAt: 5 });
      await house.store.people.withdrawConsent('demo-perigord', me.account, 'publicName', 7);
      const contact = { structure: null, role: 'maire', email: 'a@b.fr', phone: '', note: '' };
      granted(await house.portal.addContact(me, { ...contact, name: 'Zoé', informedAt: null }));
    });
    const [first, second, broken] = ['a', 'b', 'c'].map((name) => join(folder, `${name}.json`)) as [
      string,
      string,
      string,
    ];
    await exported(first, 'demo-perigord');
    const again = await types(`space import --from ${first}`);
    expect([again.code, again.complained]).toEqual([1, expect.stringContaining('déjà cette adresse')]);
    expect(await json(`space import --from ${first} --space perigord`)).toMatchObject({ space: 'perigord' });
    await exported(second, 'perigord');
    const { exportedAt: _a, space: _b, ...before } = read(first);
    const { exportedAt: _c, space: _d, ...after } = read(second);
    expect(after).toEqual(before);
    expect(after.consents).toHaveLength(1);
    expect(after.contacts).toContainEqual(expect.objectContaining({ name: 'Zoé', email: 'a@b.fr' }));

    const whole = readFileSync(first, 'utf8');
    const { rooms } = read(first);
    const other = { ...rooms, commons: { ...rooms.commons, yjs: rooms.backstage.yjs } };
    for (const text of [
      whole.slice(0, -50),
      '{}',
      whole.replace('terreau-export-1', 'terreau-export-9'),
      JSON.stringify({ ...read(first), rooms: other }),
      JSON.stringify({ ...read(first), members: [{ account: 'x' }] }),
      JSON.stringify({ ...read(first), members: [] }),
    ]) {
      writeFileSync(broken, text);
      const refusedOne = await types(`space import --from ${broken} --space ain`);
      expect(refusedOne.complained).toContain('Rien n’a été écrit');
    }
    expect((await types(`space import --from ${folder}/none --space ain`)).code).toBe(1);
    expect((await types(`space import --from ${first} --space language`)).complained).toContain('adresse');
    const { spaces } = await json('space list');
    expect(spaces.map(({ space }: { space: string }) => space)).toEqual(['demo-perigord', 'perigord']);
    expect(spaces[1].suspendedAt).toBeNull();
  });
});

describe('members, from the terminal', () => {
  it('KEEP-8: who lost their device is given a link of theirs, which serves once and is logged without its secret', async () => {
    const { links } = await gers();
    await withServer(async (house) => {
      const paul = await paulJoins(house, links.partner);
      const me = granted(await house.portal.whoAmI('nec-gers', paul.token));
      const { members } = await json('member list --space nec-gers');
      expect(members).toMatchObject([{ account: me.account, name: 'Paul Martin', isRemoved: false }]);
      const link = await json('member link --space nec-gers --person paul+martin');
      const nobody = { name: '', structure: null };
      const entry = granted(await house.portal.join(secretOf(link.url), nobody, ADDRESS));
      expect(granted(await house.portal.whoAmI('nec-gers', entry.token)).account).toBe(me.account);
      expect((await house.portal.join(secretOf(link.url), nobody, ADDRESS)).ok).toBe(false);
      expect(logged).toEqual([expect.stringContaining(me.account)]);
      expect(logged.join()).not.toContain(secretOf(link.url));
      expect((await types('member link --space nec-gers --person Nobody')).code).toBe(1);
    });
  });

  it('KEEP-9: access is withdrawn by name, never from the last organiser', async () => {
    const { links } = await gers();
    await withServer(async (house) => {
      const paul = await paulJoins(house, links.partner);
      await house.portal.join(secretOf(links.organiser), { name: 'Ana', structure: null }, ADDRESS);
      expect((await types('member remove --space nec-gers --person paul+martin')).said).toContain(
        'Paul Martin n’a plus accès',
      );
      expect(await house.portal.whoAmI('nec-gers', paul.token)).toEqual({ ok: false, why: 'removed' });
      expect((await types('member remove --space nec-gers --person Ana --json')).said).toBe(
        '{"error":"lastOrganiser"}',
      );
      expect((await types('member list --space nec-gers')).said).toContain('accès retiré');
    });
  });
});
