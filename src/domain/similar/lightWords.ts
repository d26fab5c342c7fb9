import { fold } from '../fold.ts';
import type { Telling } from './align.ts';
import { stemOf } from './stem.ts';

/**
 * Words that any question may use whatever it is about (light verbs and general nouns, after Jespersen): that two
 * texts share one says little, that one says it and the other does not says little too.
 */
const LINES = [
  'aborder accueillir aider aide amener arriver atteindre attendre avoir chercher choisir commencer connaître continuer',
  'demander devenir dire donner échanger éviter envoyer garder gérer imaginer lancer laisser mener mettre monter',
  'montrer obtenir organiser parler partir passer permettre porter poser prendre préparer présenter prévoir proposer',
  'recevoir rendre répondre rester réussir revenir savoir sembler servir sortir suivre tenir tomber toucher trouver',
  'utiliser venir vivre voir vouloir accompagner accompagnement besoin bout cas coup côté début effet endroit enjeu fin',
  'exemple façon fond forme genre gens gros grand idée lieu main manière mieux mode moment moyen niveau nombre objet',
  'occasion ordre part personne petit place plan plein point possible premier première problème question raison rapport',
  'sens situation solution sorte suite sujet système temps tour type usage usager habitant utilisateur vie vue ville',
  'action activité ancien annuel bon bonne certain certaine chacun deuxième dernier différent direct ensemble entier facile',
  'haut important local long lourd nouveau nouvelle propre réel seul seule simple vieux vrai ligne numérique',
  'an ans année années heure heures jour jours journée matin matinée matinées midi minute minutes mois samedi semaine',
  'semaines soir soirée trimestre lundi mardi mercredi jeudi vendredi dimanche demi deux trois quatre cinq six sept huit',
  'neuf dix onze douze quinze vingt trente quarante cinquante soixante cent quelqu auprès hors près plutôt tard tôt',
  // The same in English.
  'help give find make take keep need use people person thing way kind new good time day week month year',
];

const LIGHT: ReadonlySet<string> = new Set(
  LINES.flatMap((line) => line.split(' ')).map((word) => stemOf(fold(word))),
);

/** A light word tells this share of what its rarity would. */
const LIGHT_TELLS = 0.3;

export const isLight = (stem: string): boolean => LIGHT.has(stem);

/** By their rarity, and light words less. */
export const tellingOf = (rarity: Telling): Telling => ({
  ...rarity,
  word: (stem) => rarity.word(stem) * (isLight(stem) ? LIGHT_TELLS : 1),
});
