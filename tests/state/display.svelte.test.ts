// @vitest-environment runes
import { expect, test } from 'vitest';
import { DisplayState, readDisplay } from '#state/display.svelte.ts';
import { ownNotes } from '#sync/deviceNotes.ts';
import { pocket, refusing } from '../support/pocket.ts';

class Page {
  readonly attributes = new Map<string, string>();
  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }
  removeAttribute(name: string): void {
    this.attributes.delete(name);
  }
}

test('a choice shows on the page at once and is there at the next visit', () => {
  const kept = ownNotes(pocket());
  new DisplayState(new Page(), kept).choose({ theme: 'dark', size: '150', calm: true });
  const page = new Page();
  const display = new DisplayState(page, kept);
  expect(display.chosen).toMatchObject({ theme: 'dark', size: '150', calm: true });
  expect(Object.fromEntries(page.attributes)).toEqual({
    'data-theme': 'dark',
    'data-size': '150',
    'data-calm': '',
  });
  display.reset();
  expect(page.attributes.size).toBe(0);
  expect(new DisplayState(new Page(), kept).chosen.theme).toBe('system');
});

test('more contrast leaves light or dark to the device', () => {
  const page = new Page();
  new DisplayState(page, ownNotes(null)).choose({ theme: 'contrast' });
  expect(Object.fromEntries(page.attributes)).toEqual({ 'data-contrast': 'more' });
});

test('where nothing may be noted, a choice holds for the visit', () => {
  const display = new DisplayState(new Page(), ownNotes(refusing));
  display.choose({ spacing: 'wide' });
  expect(display.chosen.spacing).toBe('wide');
});

test('a note that makes no sense reads as nothing chosen', () => {
  expect(readDisplay({ theme: 'pink', size: 3, calm: 'yes' })).toEqual(readDisplay(null));
});

test('CALM-8: the kinds of message that are heard are kept on the device; by default all are', () => {
  const kept = ownNotes(pocket());
  expect(readDisplay(null).heard).toEqual(['changes', 'annotations', 'presence', 'decisions']);
  new DisplayState(new Page(), kept).choose({ heard: ['decisions', 'changes'], discreet: true });
  expect(new DisplayState(new Page(), kept).chosen).toMatchObject({
    heard: ['changes', 'decisions'],
    discreet: true,
  });
  expect(readDisplay({ heard: ['noise', 4] }).heard).toEqual([]);
});
