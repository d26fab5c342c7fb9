import { expect, it } from 'vitest';
import { BACKSTAGE_KINDS } from '#domain/kinds/backstage/index.ts';
import { COMMONS_KINDS } from '#domain/kinds/index.ts';
import { en } from '#ui/words/terminal/en.ts';
import { fr } from '#ui/words/terminal/fr.ts';

it.each([fr, en])('TERM-4: whatever an erasure takes away is called by its name', ({ erased }) => {
  const erasable = [...COMMONS_KINDS, ...BACKSTAGE_KINDS]
    .map(({ root }) => root)
    .filter((root) => root !== 'space');
  for (const root of erasable) {
    const word = erased[root as keyof typeof erased];
    expect(word, root).toBeDefined();
    expect(word(1), root).not.toContain(root);
    expect(word(2), root).toContain('2');
  }
});
