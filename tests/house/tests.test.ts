import { describe, expect, it } from 'vitest';
import { read, trackedFiles } from './repository.ts';

const lines = trackedFiles('tests/**/*.ts')
  .filter((file) => !file.startsWith('tests/house/'))
  .flatMap((file) => {
    const all = read(file).split('\n');
    return all.map((line, n) => ({ where: `${file}:${n + 1}`, line, before: all[n - 1] ?? '' }));
  });
const found = (bad: RegExp) => lines.filter(({ line }) => bad.test(line));
const places = (list: typeof lines) => list.map(({ where, line }) => `${where} ${line.trim()}`);

describe('Tests', () => {
  it('HOUSE-3: never sleep; what bounds a wait says « deadline » on its line or the one above', () => {
    const sleeps = found(/\bsetTimeout\(|waitForTimeout\(|timers\/promises|\bsleep\(/);
    expect(places(sleeps.filter(({ line, before }) => !/deadline/i.test(line + before)))).toEqual([]);
  });

  it('HOUSE-3: take nothing with a mouse but by the hand that waits until it stands still', () => {
    const byHand = found(/\bmouse\.(?:move|down)\(|'touchMove'/);
    const elsewhere = byHand.filter(({ where }) => !/^tests\/(?:editor|journeys\/support)\//.test(where));
    expect(places(elsewhere)).toEqual([]);
  });

  it('HOUSE-3: leave none out and none alone', () => {
    expect(
      places(found(/\b(it|test|describe|suite)\.(only|skip|todo|fixme)\b|\b(xit|fit|xdescribe)\(/)),
    ).toEqual([]);
  });

  it('HOUSE-33: and whatever else launches a browser ask one file where it is', () => {
    const naming = trackedFiles('*.ts', '*.mjs').filter((file) =>
      /bin\/chromium|env\.CHROMIUM/.test(read(file)),
    );
    expect(naming).toEqual(['scripts/house/findChromium.mjs']);
  });

  it('HOUSE-3: ask for no fixed port', () => {
    expect(places(found(/\.listen\(\s*[1-9]\d*|PORT: '[1-9]/))).toEqual([]);
  });
});
