import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sqlitePackage } from '#server/store/sqlitePackage.mjs';

/** A clone whose npm does what a scene wants, on a machine that has Node and what the scene puts there. */
let clone = '';
const at = (path: string): string => join(clone, path);
const write = (path: string, text: string): void => {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
};

/** An npm that notes what it was asked, then does `act`. */
const npmThat = (act: string): void =>
  write(
    'npm.cjs',
    `require('fs').appendFileSync(${JSON.stringify(at('asked'))}, process.argv.slice(2).join(' ') + '\\n');\n${act}`,
  );
const asked = (): string[] => readFileSync(at('asked'), 'utf8').trim().split('\n');

/** Its database opens. */
const INSTALLS = `const fs = require('fs');
  const put = (file, text) => (fs.mkdirSync(require('path').dirname(file), { recursive: true }), fs.writeFileSync(file, text));
  put('node_modules/.package-lock.json', '{"packages":{}}');
  put('node_modules/${sqlitePackage(process.versions)}/index.js', 'module.exports = class { close() {} };');`;

function hasPrograms(...names: readonly string[]): void {
  for (const name of names) {
    write(`bin/${name}`, '');
    chmodSync(at(`bin/${name}`), 0o755);
  }
}

function build(env: Readonly<Record<string, string>> = {}) {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/run.mjs', 'build'], {
    cwd: clone,
    env: { PATH: at('bin'), npm_execpath: at('npm.cjs'), ...env },
    encoding: 'utf8',
  });
  return { status, said: stderr };
}

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'prepare-'));
  for (const path of ['scripts', 'server/store/sqlitePackage.mjs'])
    if (existsSync(path)) cpSync(path, at(path), { recursive: true });
  write('package.json', '{"type":"module"}');
  write('package-lock.json', '{"packages":{}}');
  mkdirSync(at('bin'));
  symlinkSync(process.execPath, at('bin/node'));
});
afterEach(() => rmSync(clone, { recursive: true, force: true }));

describe('npm start on a machine as it comes', () => {
  it('START-4: installs what builds, where the operator says that this is production', () => {
    npmThat(INSTALLS);
    build({ NODE_ENV: 'production' });
    expect(asked()[0]).toMatch(/^ci .*--include=dev/);
  });

  it('START-5: asks for a compiler where one is missing', () => {
    npmThat(
      `if (process.argv[2] === 'ci') { ${INSTALLS} }\nprocess.exit(process.argv[2] === 'ci' ? 0 : 1);`.replace(
        'class { close() {} }',
        'null',
      ),
    );
    hasPrograms('python3', 'make');
    const { status, said } = build();
    expect(status).toBe(1);
    expect(said).toContain('apt-get install python3 make g++');
    expect(said).not.toMatch(/\n\s+at /);
  });

  it('START-5: asks for none where one is there and a download failed, of a package or of what the database needs', () => {
    npmThat('process.exit(1);');
    hasPrograms('python3', 'make', 'c++');
    const first = build();
    npmThat(
      `if (process.argv[2] === 'ci') { ${INSTALLS} }\nprocess.exit(process.argv[2] === 'ci' ? 0 : 1);`.replace(
        'class { close() {} }',
        'null',
      ),
    );
    const second = build();
    expect(first.said).toContain('Check the network');
    expect(second.said).toContain('a download has probably failed');
    for (const { status, said } of [first, second]) {
      expect(status).toBe(1);
      expect(said).not.toContain('apt-get');
    }
  });

  it('START-6: a database that ends the process which opens it is prepared again, and the start goes on', () => {
    const [name] = [sqlitePackage(process.versions)];
    npmThat(INSTALLS);
    write('node_modules/.package-lock.json', '{"packages":{}}');
    write(`node_modules/${name}/index.js`, 'process.abort();');
    const { said } = build();
    expect(asked()).toEqual([expect.stringMatching(/^run (install|build-release) /)]);
    expect(said).toContain('Building the application');
  });
});

describe('The package that opens a database', () => {
  it.each([
    ['20.19', '9', 'better-sqlite3-12'],
    ['22.13', '9', 'better-sqlite3-12'],
    ['22.14', '10', 'better-sqlite3'],
    ['24', '10', 'better-sqlite3'],
  ])('START-7: on Node %s, whose Node-API is %s, is %s', (_, napi, name) => {
    expect(sqlitePackage({ napi })).toBe(name);
  });
});
