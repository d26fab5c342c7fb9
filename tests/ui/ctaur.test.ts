import { expect, test } from 'vitest';
import { fr } from '#ui/words/app/fr.ts';
import { read, trackedFiles } from '../house/repository.ts';

test('CTAUR-14: nothing is sent by mail; news are on home, each begins by its subject', () => {
  const senders = /nodemailer|\bsmtp\b|sendmail|emailjs/i;
  const { dependencies } = JSON.parse(read('package.json')) as { readonly dependencies: object };
  expect(Object.keys(dependencies).filter((name) => senders.test(name))).toEqual([]);
  const code = trackedFiles('server/**/*.ts', 'src/**/*.ts').filter((file) => senders.test(read(file)));
  expect(code).toEqual([]);

  expect([fr.announce.themeChanged('Luc', 'Le lieu'), fr.announce.sharedMine('La CAF')]).toEqual([
    expect.stringMatching(/^Luc /),
    expect.stringMatching(/^La CAF /),
  ]);
});
