import { fold } from '#domain/fold.ts';
import type { ItemId } from '#domain/ids.ts';
import type { Structure } from '#domain/kinds/index.ts';
import { STRUCTURE_KINDS } from '#domain/structureKinds.ts';
import { findListed, listed } from '#ui/views/structures/directory.ts';
import { asRatio, median } from './percentiles.ts';

const SIZE = 5_000;
const TYPED = ['m', 'me', 'med', 'medi', 'media', 'mediatheque', 'mediatheque r', 'mediatheque riberac'];
const ROUNDS = 20;
const WORDS = [
  'Médiathèque',
  'Centre social',
  'Mairie',
  'Atelier',
  'Fablab',
  'Maison France services',
  'École',
];
const COMMUNES = ['Ribérac', 'Nontron', 'Périgueux', 'Thiviers', 'Sarlat-la-Canéda', 'Bergerac'];

const structures = Array.from(
  { length: SIZE },
  (_, n): Structure =>
    ({
      id: `s${n}` as ItemId,
      name: `${WORDS[n % WORDS.length]} de ${COMMUNES[n % COMMUNES.length]} ${(n * 7919) % SIZE}`,
      kind: STRUCTURE_KINDS[n % STRUCTURE_KINDS.length] ?? 'association',
      commune: COMMUNES[n % COMMUNES.length] ?? null,
    }) as Structure,
);

const took = (act: () => unknown): number => {
  const began = performance.now();
  act();
  return performance.now() - began;
};

/** What a list that keeps nothing does at each letter. */
function scan(text: string): readonly Structure[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  return structures
    .filter((one) => words.every((word) => fold(`${one.name} ${one.commune ?? ''}`).includes(word)))
    .sort((a, b) => a.name.localeCompare(b.name, 'fr'));
}

/** The list of 5,000 structures: to open it, and one more letter in its search, beside a scan that keeps nothing. */
export function run(): void {
  const all = listed(structures);
  const opening = median(Array.from({ length: ROUNDS }, () => took(() => listed(structures))));
  const plainOpening = median(Array.from({ length: ROUNDS }, () => took(() => scan(''))));
  const typing = TYPED.flatMap((text) =>
    Array.from({ length: ROUNDS }, () => took(() => findListed(all, { text, kind: null, commune: null }))),
  );
  const scanning = TYPED.flatMap((text) => Array.from({ length: ROUNDS }, () => took(() => scan(text))));
  for (const text of TYPED)
    if (findListed(all, { text, kind: null, commune: null }).length !== scan(text).length)
      throw new Error(`the two find different structures for « ${text} »`);
  console.log(`\n${SIZE} structures`);
  console.log(
    `  opened: ${opening.toFixed(1)} ms, ${asRatio(opening, plainOpening)} of a plain scan and sort`,
  );
  console.log(
    `  one more letter: ${median(typing).toFixed(2)} ms, ${asRatio(median(typing), median(scanning))} of a plain scan`,
  );
}
