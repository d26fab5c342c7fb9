// @vitest-environment runes
import { expect, test } from 'vitest';
import { wordDiff } from '#domain/wordDiff.ts';
import { Announcer, NEWS, type Announcement, type News } from '#state/announcer.svelte.ts';
import { CalmState } from '#state/calm.svelte.ts';
import { readDisplay } from '#state/display.svelte.ts';
import { SpaceState } from '#state/space.svelte.ts';
import { HandClock } from '../support/handClock.ts';
import { Scene } from './scene.ts';

/*
 * The needs of the W3C note on collaboration tools that need no browser to be seen.
 */

const near: Announcement = { key: 'luc', sentence: () => 'Luc a modifié « Le lieu ».', concernsMe: true };
const far: Announcement = { ...near, key: 'far', sentence: () => 'Ailleurs.', concernsMe: false };

function hears(choose: (announcer: Announcer) => void, what: Announcement): string {
  const clock = new HandClock();
  const announcer = new Announcer(clock);
  choose(announcer);
  for (let letter = 0; letter < 30; letter += 1) announcer.announce(what);
  clock.goes(60_000);
  return announcer.said;
}

test('CTAUR-2: what others change is told by person and section, in one sentence, however many letters it took', () => {
  expect(hears(() => {}, near)).toBe('Luc a modifié « Le lieu ».');
});

test('CTAUR-3: somebody is left alone by calm, by the level, or by the kind of message', () => {
  expect(hears((announcer) => (announcer.level = 'none'), near)).toBe('');
  for (const kind of NEWS) {
    const silence = (announcer: Announcer): unknown =>
      (announcer.heard = NEWS.filter((one: News) => one !== kind));
    expect(hears(silence, { ...near, kind })).toBe('');
  }
  const scene = new Scene();
  const space = new SpaceState(scene);
  const calm = new CalmState(space, new HandClock());
  calm.keyPressed();
  expect(scene.buffer?.keeps(new Uint8Array([0, 0]), () => {})).toBe(true);
  calm.stop();
  expect(scene.buffer).toBe(null);
});

test('CTAUR-12: two wordings are compared by words, never by letters', () => {
  const runs = wordDiff('Aider les aînés du canton', 'Aider les aînées du canton');
  expect(runs.map(({ kind, earlier, later }) => [kind, earlier.trim(), later.trim()])).toEqual([
    ['same', 'Aider les', 'Aider les'],
    ['gone', 'aînés', ''],
    ['new', '', 'aînées'],
    ['same', 'du canton', 'du canton'],
  ]);
});

test('CTAUR-13: notifications are chosen by kind; by default all kinds, and only what concerns me', () => {
  expect(readDisplay(null)).toMatchObject({ announcements: 'mine', heard: NEWS });
  expect(hears(() => {}, far)).toBe('');
  expect(hears((announcer) => (announcer.level = 'all'), far)).toBe('Ailleurs.');
});
