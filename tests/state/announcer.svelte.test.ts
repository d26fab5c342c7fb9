// @vitest-environment runes
import { expect, test } from 'vitest';
import { Announcer, NEWS, type Announcement } from '#state/announcer.svelte.ts';
import { HandClock } from '../support/handClock.ts';

const lucWrote: Announcement = {
  key: 'luc/theme',
  sentence: (times) => `Luc a modifié ce thème (${times})`,
  concernsMe: true,
};
const soniaAsked: Announcement = {
  key: 'questions',
  sentence: () => 'Une nouvelle question',
  concernsMe: true,
};

function listening(): { readonly clock: HandClock; readonly announcer: Announcer } {
  const clock = new HandClock();
  return { clock, announcer: new Announcer(clock) };
}

test('changes of one person in one place fold into one sentence', () => {
  const { clock, announcer } = listening();
  for (let letter = 0; letter < 40; letter += 1) announcer.announce(lucWrote);
  clock.goes(1_000);
  expect(announcer.said).toBe('Luc a modifié ce thème (40)');
  expect(announcer.turn).toBe(1);
});

test('at most one sentence each ten seconds', () => {
  const { clock, announcer } = listening();
  announcer.announce(lucWrote);
  announcer.announce(soniaAsked);
  clock.goes(9_000);
  expect(announcer.turn).toBe(1);
  clock.goes(2_000);
  expect(announcer.said).toBe('Une nouvelle question');
});

test('nothing while I type, nor three seconds after', () => {
  const { clock, announcer } = listening();
  announcer.announce(lucWrote);
  for (let second = 0; second < 30; second += 1) {
    announcer.keyPressed();
    clock.goes(1_000);
  }
  expect(announcer.turn).toBe(0);
  clock.goes(3_000);
  expect(announcer.turn).toBe(1);
});

test('what does not concern me is said only to somebody who wants it all, and nothing to who wants none', () => {
  const { clock, announcer } = listening();
  announcer.announce({ ...lucWrote, concernsMe: false });
  clock.goes(20_000);
  expect(announcer.turn).toBe(0);
  announcer.level = 'all';
  announcer.announce({ ...lucWrote, concernsMe: false });
  clock.goes(20_000);
  expect(announcer.turn).toBe(1);
  announcer.level = 'none';
  announcer.announce(lucWrote);
  clock.goes(20_000);
  expect(announcer.turn).toBe(1);
});

test('a crowd does not build a queue of minutes: the oldest news is left to be read', () => {
  const { clock, announcer } = listening();
  for (let person = 0; person < 30; person += 1)
    announcer.announce({ key: `p${person}`, sentence: () => `p${person}`, concernsMe: true });
  clock.goes(600_000);
  expect(announcer.turn).toBe(5);
  expect(announcer.said).toBe('p29');
});

test('a stopped announcer says nothing more', () => {
  const { clock, announcer } = listening();
  announcer.announce(lucWrote);
  announcer.stop();
  clock.goes(60_000);
  expect(announcer.turn).toBe(0);
});

test('CALM-7: with five people writing, at most one sentence each ten seconds, and none while I type', () => {
  const { clock, announcer } = listening();
  const people = ['Luc', 'Sonia', 'Nadia', 'Paul', 'Zoé'];
  const saidAt: number[] = [];
  let turn = 0;
  const live = (seconds: number, iType: boolean): void => {
    for (let moment = 0; moment < seconds * 5; moment += 1) {
      for (const name of people)
        announcer.announce({ key: name, sentence: () => `${name} a modifié ce thème.`, concernsMe: true });
      if (iType) announcer.keyPressed();
      clock.goes(200);
      if (announcer.turn !== turn) saidAt.push(clock.now());
      turn = announcer.turn;
    }
  };
  live(60, true);
  expect(saidAt).toEqual([]);
  live(120, false);
  expect(saidAt.length).toBeGreaterThan(9);
  for (const [n, at] of saidAt.entries())
    expect(at - (saidAt[n - 1] ?? -Infinity)).toBeGreaterThanOrEqual(10_000);
});

test('CALM-8: a kind of message that somebody does not want is not said; it stands in the changes all the same', () => {
  const { clock, announcer } = listening();
  announcer.heard = NEWS.filter((kind) => kind !== 'presence');
  const came: Announcement = {
    key: 'came',
    sentence: () => 'Luc est là.',
    concernsMe: true,
    kind: 'presence',
  };
  announcer.announce(came);
  clock.goes(20_000);
  expect(announcer.turn).toBe(0);
  announcer.heard = NEWS;
  announcer.announce(came);
  clock.goes(20_000);
  expect(announcer.said).toBe('Luc est là.');
});

test('CALM-9: what was not said stands in the changes, folded, the newest first, with its place', () => {
  const { clock, announcer } = listening();
  announcer.level = 'none';
  announcer.announce({ ...lucWrote, place: '/e/nec/themes/t' });
  clock.goes(60_000);
  announcer.announce(soniaAsked);
  announcer.announce({ ...lucWrote, place: '/e/nec/themes/t' });
  expect(announcer.changes.map(({ sentence, at, place }) => [sentence, at, place])).toEqual([
    ['Luc a modifié ce thème (2)', clock.hour(), '/e/nec/themes/t'],
    ['Une nouvelle question', clock.hour(), null],
  ]);
  for (let n = 0; n < 200; n += 1) announcer.announce({ ...soniaAsked, key: `q${n}` });
  expect(announcer.changes.length).toBe(60);
});

test('CALM-10: the last sentence is said again when asked for, at once', () => {
  const { clock, announcer } = listening();
  expect(announcer.repeat()).toBe(false);
  announcer.announce(lucWrote);
  clock.goes(1_000);
  announcer.keyPressed();
  expect(announcer.repeat()).toBe(true);
  expect([announcer.said, announcer.turn]).toEqual(['Luc a modifié ce thème (1)', 2]);
});
