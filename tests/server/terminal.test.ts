import { createServer } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAdminDoor } from '#server/adminDoor.ts';
import { readConfig } from '#server/config.ts';
import { lockFolder } from '#server/folderLock.ts';
import { composeHouse } from '#server/house.ts';
import { silentLog } from '#server/log.ts';
import { createTerminalActs } from '#server/portal.ts';
import { writeRunning } from '#server/running.ts';
import { reachHouse } from '#server/terminal/reachHouse.ts';
import { handleAdmin } from '#server/terminal/runCommand.ts';
import { terminal } from '#server/terminal/terminal.ts';
import { ADDRESS, granted, portalHouse, secretOf } from './portalHouse.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terreau-terminal-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const env = () => ({ TERREAU_DATA: folder, PUBLIC_URL: 'https://terreau.test', LANG: 'fr_FR.UTF-8' });

/** The operator types; answers what is read on each side of the screen. */
async function types(line: string, given: Readonly<Record<string, string>> = {}) {
  const said: string[] = [];
  const complained: string[] = [];
  const code = await terminal({
    words: line.split(' ').map((word) => word.replaceAll('+', ' ')),
    env: { ...env(), ...given },
    screen: { say: (text) => said.push(text), complain: (text) => complained.push(text) },
    keep: () => Promise.reject(new Error('nothing is kept here')),
    reach: (config, command) => reachHouse(config, command, () => Promise.resolve()),
  });
  return { code, said: said.join('\n'), complained: complained.join('\n') };
}

const json = async (line: string) => JSON.parse((await types(`${line} --json`)).said);

/** A server on the same folder, as `server/main.ts` opens it, without its pages. */
async function openServer() {
  const read = readConfig(env());
  if (!read.ok) throw new Error('this environment is sound');
  const unlock = lockFolder(folder);
  const house = composeHouse(read.value, {
    version: 'test',
    log: silentLog,
    publicUrl: () => 'https://terreau.test',
  });
  const organise = createTerminalActs(house.parts);
  const admin = openAdminDoor('token', (asked) => handleAdmin({ organise }, asked));
  const http = createServer(admin);
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  writeRunning(folder, { pid: process.pid, port, token: 'token' });
  return {
    portal: house.portal,
    live: house.live,
    async close() {
      await new Promise((resolve) => http.close(resolve));
      await house.close();
      unlock?.();
    },
  };
}

describe('the terminal, the server being stopped', () => {
  it('TERM-1: « demo --json » prints the space, its public address and one link per role, and nothing else', async () => {
    const { code, said, complained } = await types('demo --json');
    expect([code, complained]).toEqual([0, '']);
    const link = expect.stringMatching(/^https:\/\/terreau\.test\/join\/[\w-]{43}$/);
    expect(JSON.parse(said)).toEqual({
      space: 'demo-perigord',
      publicUrl: 'https://terreau.test/c/demo-perigord',
      links: { organiser: link, partner: link, reader: link },
    });
    expect((await json('demo')).space).toBe('demo-perigord');
  });

  it('TERM-2: a link that it gives opens the space in the server started afterwards', async () => {
    const { links } = await json('space create --name NEC+Gers --department 32 --organiser Ana');
    const server = await openServer();
    for (const role of ['organiser', 'partner', 'reader']) {
      const joined = granted(
        await server.portal.join(secretOf(links[role]), { name: 'Paul', structure: null }, ADDRESS),
      );
      expect(granted(await server.portal.whoAmI('nec-gers', joined.token)).role).toBe(role);
    }
    expect(granted(await server.portal.publicPage('nec-gers')).name).toBe('NEC Gers');
    await server.close();
  });

  it('says in words what was done and what was refused', async () => {
    const made = await types('space create --name NEC+Gers --department 32');
    expect(made.said).toContain('L’espace « nec-gers » est prêt.');
    expect(made.said).toContain('Lien « Partenaire » : https://terreau.test/join/');
    const again = await types('space create --name NEC+Gers --department 32');
    expect(again).toEqual({
      code: 1,
      said: '',
      complained: 'Un espace porte déjà ce nom. Ajoutez une année ou un lieu.',
    });
    const nowhere = await types('invite list --space nowhere --json');
    expect([nowhere.code, nowhere.said]).toEqual([1, '{"error":"unknownSpace"}']);
    const english = await types('invite list --space nowhere', { LC_ALL: 'en_GB.UTF-8' });
    expect(english.complained).toBe('No space has this address.');
  });

  it('an unknown option is named, in the language of the terminal, with code 2', async () => {
    const { code, complained } = await types('demo --jsno');
    expect(code).toBe(2);
    expect(complained).toContain('L’option --jsno n’existe pas ici.');
    expect((await types('dance', { LANG: 'en_US.UTF-8' })).complained).toContain('“dance” is not a command.');
    expect((await types('demo', { PORT: 'x' })).code).toBe(2);
    expect((await types('--help')).said).toContain('npm run terreau -- demo');
  });

  it('OPS-3: « config » prints what is in force and from where, and no secret', async () => {
    const secret = { DATABASE_URL: 'postgres://nec:motdepasse@machine/nec' };
    const { code, said, complained } = await types('config', { ...secret, TERREAU_PROT: '3001' });
    expect(code).toBe(0);
    expect(said).toContain('PORT = 3000   (par défaut)');
    expect(said).toContain('PUBLIC_URL = https://terreau.test   (environnement)');
    expect(said).toContain('DATABASE_URL = (valeur cachée)   (environnement)');
    expect(said).not.toContain('motdepasse');
    expect(complained).toContain('TERREAU_PROT n’est pas une variable de Terreau');
    expect(await json('config')).toContainEqual({
      variable: 'TERREAU_DATA',
      value: folder,
      from: 'environment',
      isHidden: false,
    });
    const bad = await types('config', { PORT: 'x', LOG_LEVEL: 'y' });
    expect([bad.code, bad.complained.split('\n').length]).toEqual([2, 2]);
  });

  it('a folder that another program holds and does not answer from: a sentence, after some patience', async () => {
    const unlock = lockFolder(folder);
    const { code, complained } = await types('demo');
    unlock?.();
    expect([code, complained]).toEqual([1, expect.stringContaining('ne répond pas')]);
  });

  it('a folder that cannot be one is said', async () => {
    const { code, complained } = await types('demo', { TERREAU_DATA: '/dev/null/data' });
    expect([code, complained]).toEqual([1, expect.stringContaining('/dev/null/data')]);
  });
});

describe('invitations from the terminal', () => {
  it('are made for a structure by its name, listed, and revoked with whoever came in', async () => {
    await json('demo');
    const made = await json(
      'invite create --space demo-perigord --role partner --structure tiers-lieu+la+grange+ouverte+(fictif) --uses 2 --label salle',
    );
    expect(made).toMatchObject({ space: 'demo-perigord', role: 'partner' });
    const unknown = await types('invite create --space demo-perigord --role partner --structure Nulle+part');
    expect(unknown.complained).toContain('Aucune structure');

    const server = await openServer();
    const paul = granted(
      await server.portal.join(secretOf(made.url), { name: 'Paul', structure: null }, ADDRESS),
    );
    await server.close();

    const { invitations } = await json('invite list --space demo-perigord');
    expect(invitations).toHaveLength(4);
    expect(invitations[3]).toMatchObject({
      id: made.id,
      label: 'salle',
      createdBy: 'terminal',
      structureName: 'Tiers-lieu La Grange Ouverte (fictif)',
      uses: 1,
      maxUses: 2,
      members: 1,
      closed: null,
    });
    const listed = (await types('invite list --space demo-perigord')).said.split('\n');
    expect(listed[3]).toContain('· salle ·');
    expect(listed[3]).toContain('utilisée 1 fois sur 2 · 1 personne présente');

    expect(await json(`invite revoke --space demo-perigord --id ${made.id}`)).toEqual({
      id: made.id,
      removed: 1,
    });
    const again = await openServer();
    expect(await again.portal.whoAmI('demo-perigord', paul.token)).toEqual({ ok: false, why: 'removed' });
    await again.close();
    expect((await types('invite revoke --space demo-perigord --id none')).code).toBe(1);
  });
});

describe('the terminal, the server running', () => {
  it('TERM-3: the running server does it, and knows it at once', async () => {
    const server = await openServer();
    const { links } = await json('demo');
    const joined = await server.portal.join(
      secretOf(links.reader),
      { name: 'Paul', structure: null },
      ADDRESS,
    );
    expect(joined.ok).toBe(true);
    expect(granted(await server.portal.publicPage('demo-perigord')).questions).toBe(66);
    const twice = await Promise.all([json('demo'), json('demo')]);
    expect(twice.map(({ space }) => space)).toEqual(['demo-perigord', 'demo-perigord']);
    await server.close();
  });

  it('ERASE-1: « erase » says in words what would go, erases with --yes, and says what is left to do', async () => {
    await json('demo');
    const server = await openServer();
    const ids = await server.live.read('demo-perigord/commons', (doc) => [
      ...(doc.getMap('questions').keys() as Iterable<string>),
    ]);
    // What is typed here has spaces in the place of underscores.
    const question = ids.find((id) => !id.includes('_'));
    const erase = `erase --space demo-perigord --entry questions/${question}`;
    const would = await types(erase);
    expect(would.complained).toBe('');
    expect(would.said).toContain('Disparaîtrait pour de bon');
    expect(would.said).toContain('  1 question');
    expect(would.said).toContain('Rien n’est effacé encore');
    const done = await types(`${erase} --yes`);
    expect(done.said).toContain('Effacé pour de bon');
    expect(done.said).toContain('sauvegardes');
    expect((await types(erase)).complained).toContain('questions/…');
    await server.close();
    const gone = await types('erase --space demo-perigord --entry nowhere/x --yes --json');
    expect(gone.said).toBe('{"error":"unknownEntry"}');
  });

  it('a request that is no command is refused as such', async () => {
    const acts = { organise: createTerminalActs(portalHouse().parts) };
    for (const odd of [null, 1, {}, { do: 'dance' }, { do: 'invite.create', space: 'x', role: 'chief' }])
      expect(await handleAdmin(acts, odd)).toEqual({ ok: false, why: 'commandUnreadable' });
  });
});
