// @vitest-environment runes
import { expect, test } from 'vitest';
import { Announcer, type Announcement } from '#state/announcer.svelte.ts';

/** A clock that goes when the test says so. */
class Clock {
  time = 0;
  private waiting: { readonly at: number; readonly run: () => void }[] = [];
  readonly now = (): number => this.time;
  readonly after = (milliseconds: number, run: () => void): (() => void) => {
    const entry = { at: this.time + milliseconds, run };
    this.waiting.push(entry);
    return () => (this.waiting = this.waiting.filter((other) => other !== entry));
  };
  goes(milliseconds: number): void {
    const end = this.time + milliseconds;
    for (;;) {
      const next = this.waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.waiting = this.waiting.filter((other) => other !== next);
      this.time = Math.max(this.time, next.at);
      next.run();
    }
    this.time = end;
  }
}

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

function listening(): { readonly clock: Clock; readonly announcer: Announcer } {
  const clock = new Clock();
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
