import { describe, expect, it } from 'vitest';
import { readConfig, settingsInForce } from '#server/config.ts';
import { readCookie } from '#server/cookies.ts';
import { SETTINGS, VARIABLES, type Setting } from '#server/settings.ts';
import { badSettings, unknownVariable } from '#server/words.ts';
import { read as readFile } from '../house/repository.ts';

describe('The configuration', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toMatchObject({
      ok: true,
      value: {
        port: 3000,
        host: '0.0.0.0',
        data: 'data',
        database: null,
        redis: null,
        publicUrl: null,
        trustProxy: false,
        logLevel: 'warn',
      },
    });
  });

  it('takes what an operator says', () => {
    const env = {
      PORT: '0',
      DATABASE_URL: 'postgres://nec:secret@localhost:5432/nec',
      REDIS_URL: 'rediss://nec:secret@localhost:6379/2',
      PUBLIC_URL: 'https://terreau.example/',
      TRUST_PROXY: 'oui',
      LOG_LEVEL: 'info',
      TERREAU_MAX_UPDATE_KIB: '512',
      TERREAU_MAX_SYNC_MIB: '32',
      TERREAU_MAX_NEW: '50',
      TERREAU_MAX_CLIENT_IDS: '70',
      TERREAU_AT_ONCE: '500',
    };
    expect(readConfig(env)).toMatchObject({
      value: {
        port: 0,
        database: 'postgres://nec:secret@localhost:5432/nec',
        redis: 'rediss://nec:secret@localhost:6379/2',
        publicUrl: 'https://terreau.example',
        trustProxy: true,
        limits: {
          update: { bytes: 524_288 },
          judged: { burst: 4 * 32 * 1024 * 1024 },
          entries: { burst: 50 },
          clientIds: 70,
        },
        atOnce: 500,
      },
    });
  });

  it.each([
    ['TERREAU_MAX_NEW', '3'],
    ['TERREAU_MAX_CLIENT_IDS', 'mille'],
    ['TERREAU_AT_ONCE', '0'],
    ['TERREAU_METRICS_TOKEN', 'court'],
    ['TERREAU_OPENING', 'parfois'],
    ['TERREAU_OPENING_CODE', 'court'],
    ['TERREAU_OPENING_CODE', 'avec une espace'],
    ['TERREAU_MAX_OPENED', '0'],
    ['TERREAU_DEMO', 'peut-être'],
    ['PORT', 'trois mille'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'terreau'],
    ['DATABASE_URL', 'postgres://machine'],
    ['DATABASE_URL', 'mysql://machine/base'],
    ['REDIS_URL', 'machine:6379'],
    ['REDIS_URL', 'redis://machine/nec'],
    ['PUBLIC_URL', 'terreau.example'],
    ['PUBLIC_URL', 'https://terreau.example/sous-dossier'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['TRUST_PROXY', 'peut-être'],
    ['LOG_LEVEL', 'fort'],
    ['TERREAU_MAX_SYNC_MIB', '0'],
  ] as const)(
    'OPS-1: says what %s expects instead of « %s », with an example that is right',
    (variable, value) => {
      const read = readConfig({ [variable]: value });
      if (read.ok) throw new Error('this was understood');
      const { fr, en } = badSettings(read.why, SETTINGS);
      const { isSecret, expects, example } = SETTINGS[variable] as Setting<unknown>;
      for (const [said, expected] of [
        [fr, expects.fr],
        [en, expects.en],
      ] as const) {
        expect(said).toContain(`${variable}=${example}`);
        expect(said).toContain(expected);
        expect(said.includes(value)).toBe(isSecret !== true || example.includes(value));
      }
    },
  );

  it('OPS-1: names all that is wrong at once, and repeats no secret', () => {
    const read = readConfig({
      PORT: 'trop',
      LOG_LEVEL: 'fort',
      DATABASE_URL: 'mysql://nec:motdepasse@machine/base',
      PUBLIC_URL: '',
    });
    expect(read).toEqual({
      ok: false,
      why: [
        { variable: 'PORT', given: 'trop' },
        { variable: 'DATABASE_URL', given: null },
        { variable: 'LOG_LEVEL', given: 'fort' },
      ],
    });
    if (read.ok) return;
    expect(badSettings(read.why, SETTINGS).fr.split('\n')).toEqual([
      'PORT vaut « trop » : il faut un nombre entier entre 0 et 65535. Par exemple : PORT=3000',
      'DATABASE_URL ne convient pas (valeur cachée) : il faut l’adresse d’une base PostgreSQL, avec le nom de la base. Par exemple : DATABASE_URL=postgres://name:password@localhost:5432/terreau',
      'LOG_LEVEL vaut « fort » : il faut un de ces mots : silent, error, warn, info, debug. Par exemple : LOG_LEVEL=warn',
    ]);
  });

  it.each([
    ['TERREAU_MAX_UPDATE_KB', 'TERREAU_MAX_UPDATE_KIB'],
    ['TERREAU_DATTA', 'TERREAU_DATA'],
    ['TERREAU_WEATHER_OF_TOMORROW', null],
  ] as const)('OPS-2: warns of %s, which changes nothing, and asks whether %s was meant', (name, meant) => {
    const read = readConfig({ [name]: '3', HOME: '/root', TERREAU_DATA: 'd' });
    expect(read).toMatchObject({ ok: true, unknown: [{ name, meant }] });
    expect(unknownVariable({ name, meant }).fr).toContain(meant ?? name);
  });

  it('OPS-3: tells what is in force and where it comes from, without a secret', () => {
    const inForce = settingsInForce({ PORT: '0', DATABASE_URL: 'postgres://nec:motdepasse@machine/base' });
    expect(inForce).toHaveLength(Object.keys(SETTINGS).length);
    expect(inForce).toContainEqual({ variable: 'PORT', value: 0, from: 'environment', isHidden: false });
    expect(inForce).toContainEqual({ variable: 'HOST', value: '0.0.0.0', from: 'default', isHidden: false });
    expect(inForce).toContainEqual({
      variable: 'DATABASE_URL',
      value: null,
      from: 'environment',
      isHidden: true,
    });
    expect(JSON.stringify(inForce)).not.toContain('motdepasse');
  });

  it.each(VARIABLES)(
    'OPS-3: docs/operate.md explains %s, and says what it is when nothing is set',
    (variable) => {
      const row = readFile('docs/operate.md')
        .split('\n')
        .find((line) => line.startsWith(`| \`${variable}\``));
      const { otherwise } = SETTINGS[variable] as Setting<unknown>;
      const usual =
        otherwise === null
          ? ''
          : typeof otherwise === 'boolean'
            ? otherwise
              ? 'yes'
              : 'no'
            : String(otherwise);
      expect(row?.split('|')[2]).toContain(usual);
    },
  );
});

describe('What is offered to anybody', () => {
  const offeredBy = (env: Readonly<Record<string, string>>): unknown => {
    const read = readConfig(env);
    return read.ok ? [read.value.opening, read.value.demo] : read.why;
  };

  it.each([
    [{}, ['open', true]],
    [{ PUBLIC_URL: 'http://localhost:8080' }, ['open', true]],
    [{ PUBLIC_URL: 'http://127.0.0.1:3000' }, ['open', true]],
    [{ PUBLIC_URL: 'http://[::1]:3000' }, ['open', true]],
    [{ PUBLIC_URL: 'https://terreau.example.fr' }, ['closed', false]],
    [{ PUBLIC_URL: 'https://localhost.example.fr' }, ['closed', false]],
    [{ NODE_ENV: 'production' }, ['closed', false]],
    [{ NODE_ENV: 'development' }, ['open', true]],
    [{ NODE_ENV: 'production', TERREAU_OPENING: 'open', TERREAU_DEMO: 'yes' }, ['open', true]],
    [{ TERREAU_OPENING: 'closed', TERREAU_DEMO: 'no' }, ['closed', false]],
    [{ NODE_ENV: 'production', TERREAU_OPENING_CODE: 'lierre-sable' }, ['code', false]],
    [{ TERREAU_OPENING_CODE: 'lierre-sable' }, ['code', true]],
    [{ TERREAU_OPENING: 'closed', TERREAU_OPENING_CODE: 'lierre-sable' }, ['closed', true]],
    [{ TERREAU_OPENING: 'code' }, [{ variable: 'TERREAU_OPENING', needs: 'TERREAU_OPENING_CODE' }]],
  ] as const)('OPENING-7: with %o it is %o', (env, said) => {
    expect(offeredBy(env)).toEqual(said);
  });

  it('OPENING-7: what is in force says so, and not the code', () => {
    const env = { PUBLIC_URL: 'https://terreau.example.fr', TERREAU_OPENING_CODE: 'lierre-sable' };
    const inForce = settingsInForce(env);
    const by = { from: 'default', isHidden: false };
    expect(inForce).toContainEqual({ variable: 'TERREAU_OPENING', value: 'code', ...by });
    expect(inForce).toContainEqual({ variable: 'TERREAU_DEMO', value: false, ...by });
    expect(JSON.stringify(inForce)).not.toContain('lierre');
  });
});

describe('Several servers', () => {
  it('CLUSTER-1: a Redis without a shared database is refused in words', () => {
    const env = { REDIS_URL: 'redis://localhost:6379' };
    const read = readConfig(env);
    expect(read).toEqual({ ok: false, why: [{ variable: 'REDIS_URL', needs: 'DATABASE_URL' }] });
    if (!read.ok)
      for (const words of Object.values(badSettings(read.why, SETTINGS)))
        expect(words).toMatch(/REDIS_URL.*DATABASE_URL/);
    expect(readConfig({ ...env, DATABASE_URL: 'postgres://nec@localhost/nec' })).toMatchObject({ ok: true });
  });
});

describe('A cookie', () => {
  it('is found among others, whole', () => {
    expect(readCookie('a=1; terreau-lot=x=y; terreau-perigord="abc%20d"', 'terreau-perigord')).toBe('abc d');
    expect(readCookie('a=1; terreau-lot=x=y', 'terreau-lot')).toBe('x=y');
    expect(readCookie('xterreau-lot=1; lot', 'terreau-lot')).toBeUndefined();
    expect(readCookie(undefined, 'terreau-lot')).toBeUndefined();
    expect(readCookie('k=%E0%A4%A', 'k')).toBe('%E0%A4%A');
  });
});
