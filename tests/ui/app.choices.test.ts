import { describe, expect, it } from 'vitest';
import type { AccountId, ItemId } from '#domain/ids.ts';
import type { Invitation } from '#protocol/portal.ts';
import { typeset } from '#ui/items/typeset.ts';
import { entriesOf, isCurrent } from '#ui/shell/entries.ts';
import { initials, lookOf } from '#ui/shell/initials.ts';
import { placeOf } from '#ui/shell/placeOf.ts';
import { daysUntil } from '#ui/views/daysUntil.ts';
import { invitationState } from '#features/invitations/views/invitationState.ts';
import { addressOf, ALL, choiceFrom, viewsFor, wantedOf, type Choice } from '#ui/views/questionChoice.ts';
import { withPinned } from '#ui/views/virtual.svelte.ts';

describe('what is shown of the questions', () => {
  const chosen: Choice = {
    text: 'sans réseau & bus',
    theme: 'th-1' as ItemId,
    family: 'association',
    view: 'setAside',
    order: 'newest',
  };

  it('UI-4: stands in the address, and comes back from it', () => {
    expect(choiceFrom(new URLSearchParams(addressOf(chosen)))).toEqual(chosen);
    expect(addressOf(ALL)).toBe('');
  });

  it('reads an address that nobody wrote as everything', () => {
    expect(choiceFrom(new URLSearchParams('famille=martiens&lesquelles=secretes&ordre=hasard'))).toEqual(ALL);
  });

  it('asks the list for mine among the shared, and for archived ones of mine', () => {
    expect(wantedOf({ ...ALL, view: 'mine' }).shown).toBe('shared');
    expect(wantedOf({ ...ALL, view: 'archived' }).shown).toBe('archivedMine');
  });

  it('offers what waits for a welcome to organisers only', () => {
    expect(viewsFor(true, true)).toContain('toWelcome');
    expect(viewsFor(false, true)).toEqual(['shared', 'mine', 'archived', 'setAside']);
    expect(viewsFor(false, false)).toEqual(['shared']);
  });
});

describe('the menu', () => {
  const shown = { slug: 'perigord', mayInvite: false, questions: 3, themes: 0, structures: 2 };

  it('UI-5: has a door for each place that exists, and for no other', () => {
    expect(entriesOf(shown).map(({ key }) => key)).toEqual(['home', 'questions', 'themes', 'partners']);
    expect(entriesOf({ ...shown, mayInvite: true }).at(-1)?.key).toBe('invite');
  });

  it('marks where one is, home being itself only', () => {
    const current = (path: string): readonly string[] =>
      entriesOf(shown)
        .filter((entry) => isCurrent(entry, path))
        .map(({ key }) => key);
    expect(current('/e/perigord')).toEqual(['home']);
    expect(current('/e/perigord/questions/a~b')).toEqual(['questions']);
    expect(current('/e/perigord/structures/s1')).toEqual(['partners']);
    expect(current('/e/perigord/questionsX')).toEqual([]);
  });
});

describe('an invitation', () => {
  const invitation: Invitation = {
    id: 'i',
    role: 'partner',
    structure: null,
    label: null,
    createdBy: 'ana' as AccountId,
    createdAt: 0,
    expiresAt: 100,
    followsEvent: false,
    maxUses: 2,
    uses: 0,
    revokedAt: null,
    members: 0,
  };

  it('opens until its end, its last use, or its withdrawal', () => {
    expect(invitationState(invitation, 99)).toBe('open');
    expect(invitationState(invitation, 100)).toBe('ended');
    expect(invitationState({ ...invitation, uses: 2 }, 50)).toBe('usedUp');
    expect(invitationState({ ...invitation, revokedAt: 10, uses: 2 }, 200)).toBe('revoked');
  });
});

describe('small things that are read', () => {
  it('counts whole days to the event by the calendar of the device', () => {
    expect(daysUntil('2027-10-14', new Date(2027, 9, 13, 23, 59).getTime())).toBe(1);
    expect(daysUntil('2027-10-14', new Date(2027, 9, 14, 0, 1).getTime())).toBe(0);
    expect(daysUntil('2027-10-14', new Date(2027, 9, 20).getTime())).toBe(-6);
  });

  it('UI-6: never leaves a question mark alone on its line', () => {
    expect(typeset('Qui aide ? « Nous » : qui ?')).toBe(
      'Qui aide\u00a0? «\u00a0Nous\u00a0»\u00a0: qui\u00a0?',
    );
    expect(typeset('Qui aide?')).toBe('Qui aide?');
  });

  it('gives a person two letters and always the same shape', () => {
    expect(initials('Jean-Marc Dupuis')).toBe('JD');
    expect(initials('Zoé')).toBe('ZO');
    expect(initials('')).toBe('?');
    expect(lookOf('abc')).toBe(lookOf('abc'));
  });

  it('leads to the page of another person only where such a page can be', () => {
    expect(placeOf('')).toBe('home');
    expect(placeOf('/questions/a~b')).toBe('questions');
    expect(placeOf('//evil.example')).toBeNull();
    expect(placeOf('/inviter')).toBeNull();
    expect(placeOf(undefined)).toBeNull();
  });

  it('keeps the focused row among those shown', () => {
    expect(withPinned([5, 6, 7], 2)).toEqual([2, 5, 6, 7]);
    expect(withPinned([5, 6, 7], 6)).toEqual([5, 6, 7]);
    expect(withPinned([5], -1)).toEqual([5]);
  });
});
