import { describe, expect, it } from 'vitest';
import { readConfig } from '#server/config.ts';
import { readCookie } from '#server/cookies.ts';
import { VARIABLE_WORDS } from '#server/words.ts';

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
  ] as const)('says in words what %s expects instead of « %s »', (variable, value) => {
    expect(readConfig({ [variable]: value })).toEqual({ ok: false, why: variable });
    expect(VARIABLE_WORDS[variable].fr).toContain(variable);
    expect(VARIABLE_WORDS[variable].en).toContain(variable);
  });
});

describe('Several servers', () => {
  it('CLUSTER-1: a Redis without a shared database is refused in words', () => {
    const env = { REDIS_URL: 'redis://localhost:6379' };
    expect(readConfig(env)).toEqual({ ok: false, why: 'REDIS_URL alone' });
    for (const words of Object.values(VARIABLE_WORDS['REDIS_URL alone']))
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
