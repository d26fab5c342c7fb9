import { describe, expect, it } from 'vitest';
import { POLICY } from '#domain/policy.ts';
import { ENTRY_RULES } from '#domain/entryPolicy.ts';
import { ROLES } from '#domain/roles.ts';
import { read } from './repository.ts';
import { rowsUnder, withRows } from './tables.ts';

const IN_WORDS = {
  none: 'none',
  own: 'own',
  ownOnceOpen: 'own, once open',
  stoodFor: 'stood for',
  signedFor: 'signed for',
  any: 'any',
} as const;

const tableUnder = (heading: string) => rowsUnder(read('docs/guard.md'), heading);

describe('docs/guard.md', () => {
  it('GUARD-4: shows the table that the server and the interface ask, line by line (`-u` writes it)', async () => {
    const rows = Object.entries(POLICY).map(([root, byRole]) => [
      `\`${root}\``,
      ...ROLES.map((role) => {
        const { create, change, remove } = byRole[role];
        return [create, change, remove].map((reach) => IN_WORDS[reach]).join(' · ');
      }),
    ]);
    const [ahead, behind] = read('docs/guard.md').split(/(?<=\n## Who may write where\n)/);
    await expect(`${ahead}${withRows(behind ?? '', rows)}`).toMatchFileSnapshot('../../docs/guard.md');
  });

  it('GUARD-10: names every field whose content is judged', () => {
    const told = tableUnder('What an entry may say')
      .map(([fields]) => fields)
      .join(' ');
    for (const [root, fields] of Object.entries(ENTRY_RULES))
      for (const field of Object.keys(fields))
        expect([
          told.includes(`\`${root}.${field}\``) ||
            (told.includes(`\`${field}\``) && told.includes(`\`${root}\``)),
          `${root}.${field}`,
        ]).toEqual([true, `${root}.${field}`]);
  });
});
