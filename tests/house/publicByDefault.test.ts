import { describe, expect, it } from 'vitest';
import type { Kind } from '#domain/kind.ts';
import type { ItemId } from '#domain/ids.ts';
import { BACKSTAGE_KINDS } from '#domain/kinds/backstage/index.ts';
import { COMMONS_KINDS } from '#domain/kinds/index.ts';
import { read } from './repository.ts';

const KINDS = [...COMMONS_KINDS, ...BACKSTAGE_KINDS] as readonly unknown[] as readonly Kind[];

/** The box in which it is said, ticked or not, before anything is sent; or why nothing has to be said. */
type Said = { readonly box: string; readonly says: RegExp } | { readonly because: string };

/** What is public when nothing was said of it. A kind that is added here is one that somebody thought of. */
const PUBLIC_BY_DEFAULT: Readonly<Record<string, Said>> = {
  question: {
    box: 'src/ui/items/AskBox.svelte',
    says: /type="checkbox" bind:checked=\{inPublic\} \/><span>\{app\.ask\.inPublic\}/,
  },
  space: { because: 'the public page is what a space is founded for; of itself it shows its name' },
  share: { because: 'the public reads a number, and the name of a structure that agreed to it' },
  grouping: { because: 'it links public questions, and bears no words' },
  placement: { because: 'it places a public question in a published theme, and bears no words' },
  carrier: { because: 'of a published workshop it names a structure that agreed to it' },
};

/** An entry in which nothing stands, as each field reads it. */
const empty = ({ fields }: Kind): Parameters<Kind['isPublic']>[0] => ({
  id: 'empty' as ItemId,
  ...Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.read(undefined)])),
});

describe('What is public', () => {
  it('PUBLISH-12: is so because somebody said it, save what the box that writes it says', () => {
    const open = KINDS.filter((kind) => kind.isPublic(empty(kind))).map(({ name }) => name);
    expect(open.filter((name) => !Object.hasOwn(PUBLIC_BY_DEFAULT, name))).toEqual([]);
    for (const name of open) {
      const said = PUBLIC_BY_DEFAULT[name];
      if (said !== undefined && 'box' in said) expect(read(said.box)).toMatch(said.says);
    }
  });
});
