import { expect } from '@playwright/test';
import { goTo, joinBy, type Person } from './people.ts';

/** A theme of the demo. */
export const THEME = 'Numérique et emploi';

/** The text of a theme, where it is written. */
export const body = ({ page }: Person) => page.getByRole('textbox', { name: /^Texte du thème/ });

/** Goes to the theme by the menu, as somebody who writes it. */
export async function openTheme(someone: Person): Promise<void> {
  await goTo(someone.page, 'Thèmes');
  await someone.page.getByRole('link', { name: THEME }).click();
  await expect(body(someone)).toBeVisible();
}

/** Comes in by a link, and goes there. */
export async function comeToTheme(someone: Person, link: string): Promise<void> {
  await joinBy(someone, link);
  await openTheme(someone);
}

export async function writeAtTheEnd(someone: Person, words: string): Promise<void> {
  await body(someone).focus();
  await someone.page.keyboard.press('Control+End');
  await someone.page.keyboard.type(words);
}
