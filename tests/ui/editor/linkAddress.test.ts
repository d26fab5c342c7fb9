import { describe, expect, it } from 'vitest';
import { linkAddress } from '#ui/editor/linkAddress.ts';

describe('an address typed for a link', () => {
  it.each([
    ['https://exemple.fr/aide', 'https://exemple.fr/aide'],
    ['  exemple.fr ', 'https://exemple.fr'],
    ['www.dordogne.fr/page?x=1#haut', 'https://www.dordogne.fr/page?x=1#haut'],
    ['périgord.fr', 'https://périgord.fr'],
    ['ana@exemple.fr', 'mailto:ana@exemple.fr'],
    ['localhost.test:8080/a', 'https://localhost.test:8080/a'],
  ])('%s is made whole', (typed, whole) => expect(linkAddress(typed)).toBe(whole));

  it.each([
    '',
    'aide',
    'deux mots.fr',
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://exemple.fr',
    '@',
    'a@b',
  ])('« %s » is refused', (typed) => expect(linkAddress(typed)).toBeNull());
});
