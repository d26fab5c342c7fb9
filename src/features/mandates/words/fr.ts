import { pluralFr as plural } from '#ui/words/plural.ts';

const number = new Intl.NumberFormat('fr');

/** Qui parle pour quelle structure : ce qui reste à confirmer, et la réponse. */
export const fr = {
  title: 'Personnes à confirmer',
  home: (n: number): string => `${number.format(n)} ${plural(n, 'personne', 'personnes')} à confirmer`,
  hint: 'Elles disent parler pour une structure. En attendant, ce qu’elles disent compte comme venant d’une personne.',
  says: (structure: string): string => `dit parler pour ${structure}`,
  agree: 'C’est bien le cas',
  refuse: 'Ce n’est pas le cas',
  of: (name: string, structure: string): string => `${name}, pour ${structure}`,
  agreed: (name: string, structure: string): string => `${name} parle pour ${structure}.`,
  refused: (name: string, structure: string): string => `${name} ne parle pas pour ${structure}.`,
  waits: (structure: string): string =>
    `Vous parlez pour ${structure} : à confirmer par cette structure ou par le comité. Vous pouvez tout faire dès maintenant ; d’ici là, ce que vous dites compte comme venant de vous.`,
  declined: (structure: string): string =>
    `La réponse est que vous ne parlez pas pour ${structure}. Ce que vous avez écrit reste, comme venant de vous ; vos « nous aussi » en son nom restent à votre nom, et ne comptent pour aucune structure.`,
  toConfirm: 'à confirmer',
  shares: 'Des personnes se la posent aussi',
  sharesHint: 'Cela ne compte pour aucune structure.',
  takeBack: 'Retirer',
  refusals: {
    'mandate.answered': 'Quelqu’un vient de répondre l’inverse. La première réponse reste.',
    'mandate.unknown': 'Cette demande n’est plus là.',
    unknownMember: 'Cette personne n’a plus accès à l’espace.',
  },
};

export type MandatesWords = typeof fr;
