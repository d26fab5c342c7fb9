import { fold } from '../fold.ts';
import type { Structure } from '../kinds/structure.ts';

/** What is looked at of a structure, also of one that is only being typed. */
export type Looked = Pick<Structure, 'name' | 'commune' | 'identifiers'>;

/** Why two structures may be the same one. */
export type Resemblance = 'siret' | 'name';

const SAYS_LITTLE = new Set([
  ...['a', 'au', 'aux', 'd', 'de', 'des', 'du', 'en', 'et', 'l', 'la', 'le', 'les'],
  ...['asso', 'association', 'ville', 'commune'],
]);

/** A name without what people write one time and leave out the next: « M.D.P.H. de la Dordogne » is « mdph dordogne ». */
export const bareName = (name: string): string =>
  fold(name)
    .replace(/\./g, '')
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '' && !SAYS_LITTLE.has(word))
    .join(' ');

const siretOf = ({ identifiers }: Looked): string | null =>
  identifiers.find(({ scheme }) => scheme === 'siret')?.value ?? null;

/** Of different communes, namesakes are many: each has its town hall. */
const mayStandTogether = (a: Looked, b: Looked): boolean =>
  a.commune === null || b.commune === null || fold(a.commune) === fold(b.commune);

/** Whether two structures may be the same one; a person says. Null: nothing says so. */
export function resembles(a: Looked, b: Looked): Resemblance | null {
  const siret = siretOf(a);
  if (siret !== null && siret === siretOf(b)) return 'siret';
  const [one, other] = [bareName(a.name), bareName(b.name)];
  if (one === '' || other === '' || !mayStandTogether(a, b)) return null;
  if (one === other) return 'name';
  const isSamePlace = a.commune !== null && b.commune !== null;
  return isSamePlace && (other.startsWith(`${one} `) || one.startsWith(`${other} `)) ? 'name' : null;
}

/** Two structures that may be one: `twin` came after. */
export interface LikelyTwins<S> {
  readonly first: S;
  readonly twin: S;
  readonly why: Resemblance;
}

/** Structures that may have been added twice. Each pair is found by the first word of the name or by the SIRET. */
export function likelyTwins<S extends Looked & { readonly id: string; readonly addedAt: number }>(
  structures: Iterable<S>,
): readonly LikelyTwins<S>[] {
  const near = new Map<string, S[]>();
  const put = (key: string, one: S): unknown => near.get(key)?.push(one) ?? near.set(key, [one]);
  for (const one of structures) {
    const [word = ''] = bareName(one.name).split(' ');
    if (word !== '') put(`${word} ${one.commune === null ? '' : fold(one.commune)}`, one);
    if (word !== '' && one.commune !== null) put(`${bareName(one.name)} `, one);
    const siret = siretOf(one);
    if (siret !== null) put(`siret ${siret}`, one);
  }
  const found = new Map<string, LikelyTwins<S>>();
  for (const some of near.values())
    for (const [n, a] of some.entries())
      for (const b of some.slice(n + 1)) {
        const why = a.id === b.id ? null : resembles(a, b);
        if (why === null) continue;
        const [first, twin] =
          a.addedAt < b.addedAt || (a.addedAt === b.addedAt && a.id < b.id) ? [a, b] : [b, a];
        found.set(`${first.id} ${twin.id}`, { first, twin, why });
      }
  return [...found.values()];
}
