import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ItemId } from '#domain/ids.ts';
import { glossarySayings, type Sayings } from '#domain/similar/notions.ts';
import { SimilarQuestions, type Door } from '#domain/similar/similarQuestions.ts';

/** Two ways to ask one question. `isAsked`: both stand in the demo space as questions of their own. */
export interface Pair {
  readonly level: 'facile' | 'moyen' | 'difficile';
  readonly a: string;
  readonly b: string;
}

interface Demo {
  readonly glossary: readonly { readonly term: string; readonly aliases: readonly string[] }[];
  readonly questions: readonly { readonly id: string; readonly text: string; readonly theme: string }[];
  readonly nearDuplicatePairs: readonly {
    readonly level: 'difficile';
    readonly a: string;
    readonly b: string;
  }[];
  readonly distinctPairs: readonly { readonly a: string; readonly b: string }[];
  readonly similarityGradedPairs: readonly Pair[];
}

const demo = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../demo/demo-space.fr.json'), 'utf8'),
) as Demo;

const sentenceOf = (id: string): string => {
  const found = demo.questions.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no question ${id} in the demo`);
  return found.text;
};

/** What the words of the demo's glossary say. */
export const GLOSSARY: Sayings = glossarySayings(
  demo.glossary.map(({ term, aliases }) => ({ word: term, otherForms: aliases })),
);

/** Every question of the demo space. */
export const demoSentences: readonly string[] = demo.questions.map(({ text }) => text);

/** The demo's pairs of one meaning, by how hard they are to see. */
export const PAIRS: readonly Pair[] = [
  ...demo.similarityGradedPairs,
  ...demo.nearDuplicatePairs.map(({ level, a, b }) => ({ level, a: sentenceOf(a), b: sentenceOf(b) })),
];

/** Look-alikes that ask different things. */
export const DISTINCT = demo.distinctPairs.map(({ a, b }) => ({ a: sentenceOf(a), b: sentenceOf(b) }));

const PARTS = [
  [
    'Comment organiser',
    'Faut-il proposer',
    'Qui prend en charge',
    'Comment préparer',
    'Où trouver',
    'Comment évaluer',
    'Pourquoi garder',
    'Comment financer',
    'Comment accompagner',
    'Que penser de',
    'Comment faire connaître',
    'Qui anime',
    'Comment améliorer',
    'Quand commencer',
    'Combien coûte',
    'Comment partager',
    'Peut-on éviter',
    'Comment maintenir',
    'Par où commencer pour',
    'Comment expliquer',
    'Qui décide de',
    'Comment repérer',
    'Comment réparer',
    'Comment simplifier',
  ],
  [
    'un atelier photo',
    'la permanence du mardi',
    'le prêt de tablettes',
    'une formation au tableur',
    'les rendez-vous en visio',
    'la déclaration d’impôts en ligne',
    'un café numérique',
    'les mots de passe',
    'une adresse électronique',
    'la carte grise',
    'le dossier de retraite',
    'la demande de logement',
    'les jeux vidéo',
    'la fibre',
    'les sauvegardes',
    'une imprimante partagée',
    'la facture d’électricité',
    'les réseaux sociaux',
    'un guide papier',
    'le paiement par carte',
    'la signature électronique',
    'le transport à la demande',
    'un repas partagé',
    'la garde d’enfants',
    'les cartes de lecteur',
    'le carnet de vaccination',
    'la billetterie du festival',
    'un journal local',
    'une borne d’accueil',
    'le dossier médical',
    'la recherche d’emploi',
    'un ordinateur reconditionné',
    'les logiciels de la mairie',
    'l’inscription au collège',
    'un compte bancaire',
    'le tri des photos',
  ],
  [
    'avec des personnes âgées',
    'avec des parents',
    'avec des jeunes en insertion',
    'pour les saisonniers',
    'avec les agriculteurs',
    'pour des personnes sourdes',
    'pour les nouveaux arrivants',
    'avec les bénévoles',
    'pour les élus',
    'avec des collégiens',
    'pour les personnes malvoyantes',
    'avec des artisans',
    'pour les aidants familiaux',
    'avec les conseillers numériques',
    'pour les demandeurs d’emploi',
    'avec les bibliothécaires',
    'pour des locataires',
    'avec les familles du quartier',
  ],
  [
    'au marché',
    'à la médiathèque',
    'dans un petit bourg',
    'le samedi',
    'sans connexion',
    'en une heure',
    'pendant l’été',
    'à la mairie',
    'au foyer rural',
    'dans un tiers-lieu',
    'à domicile',
    'sans budget',
    'au lycée',
    'dans le bus France services',
    'en soirée',
    'au centre social',
  ],
] as const;

/** Questions that nobody asked, of the same trade, made by a rule: they are the same in each run. */
export function madeUp(count: number): string[] {
  let seed = 20_241_124;
  const draw = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  return Array.from(
    { length: count },
    () => `${PARTS.map((part) => part[draw(part.length)] ?? '').join(' ')} ?`,
  );
}

export interface Asked {
  readonly id: ItemId;
  readonly sentence: string;
}

/** The demo's questions, both sides of each graded pair, and made-up ones until there are `size`. */
export function commonsOf(size: number): readonly Asked[] {
  const real = [
    ...demo.questions.map(({ text }) => text),
    ...demo.similarityGradedPairs.flatMap(({ a, b }) => [a, b]),
  ];
  return [...real, ...madeUp(size - real.length)].map((sentence, n) => ({ id: `q${n}` as ItemId, sentence }));
}

export function indexOf(asked: readonly Asked[], glossary?: Sayings): SimilarQuestions {
  const index = new SimilarQuestions(glossary);
  for (const { id, sentence } of asked) index.put(id, sentence);
  return index;
}

/** For each pair, asked both ways: where the twin stands among what is suggested, the asked one being left out. */
export function recall(
  pairs: readonly Pair[],
  asked: readonly Asked[],
  near: (typed: Asked) => readonly ItemId[],
): (first: number) => number {
  const bySentence = new Map(asked.map((one) => [one.sentence, one]));
  const known = (sentence: string): Asked => {
    const one = bySentence.get(sentence);
    if (one === undefined) throw new Error(`nobody asked: ${sentence}`);
    return one;
  };
  const ranks = pairs
    .flatMap(
      ({ a, b }) =>
        [
          [known(a), known(b)],
          [known(b), known(a)],
        ] as const,
    )
    .map(([typed, twin]) => near(typed).indexOf(twin.id));
  return (first) => ranks.filter((rank) => rank >= 0 && rank < first).length / ranks.length;
}

/** The share of look-alikes of which neither is told beside the other. */
export function silence(
  pairs: readonly { readonly a: string; readonly b: string }[],
  asked: readonly Asked[],
  near: (typed: Asked) => readonly ItemId[],
): number {
  const bySentence = new Map(asked.map((one) => [one.sentence, one]));
  const tells = (from: string, to: string): boolean => {
    const [typed, other] = [bySentence.get(from), bySentence.get(to)];
    if (typed === undefined || other === undefined) throw new Error(`nobody asked: ${from} / ${to}`);
    return near(typed).includes(other.id);
  };
  return pairs.filter(({ a, b }) => !tells(a, b) && !tells(b, a)).length / pairs.length;
}

/** As somebody who types it, or as the product speaks: it is not told beside itself. */
export const nearIn =
  (index: SimilarQuestions, door: Door = 'asked') =>
  ({ id, sentence }: Asked): readonly ItemId[] => {
    index.delete(id);
    const found = index.near(sentence, { door }).map((one) => one.id);
    index.put(id, sentence);
    return found;
  };
