import { fold } from '#domain/fold.ts';
import type { ResourceType } from './resourceTypes.ts';
import { stemOf } from '#domain/similar/stem.ts';

/**
 * What is a person, a thing, a place, money. French names the thing first (« une salle calme avec huit postes » is a
 * place), so the first word that says a type decides. Written for this project, from the words of the trade.
 */
const SAID: Readonly<Record<ResourceType, string>> = {
  people:
    'intervenant intervenante bénévole volontaire relais référent référente correspondant contact interlocuteur annuaire réseau équipe groupe animateur animatrice conseiller conseillère médiateur médiatrice formateur formatrice traducteur interprète témoin quelqu’un personne testeur stagiaire',
  tool: 'outil méthode guide fiche format formation atelier animation savoir-faire conseil avis jeu logiciel récit retour tutoriel support modèle module diagnostic classeur carnet mode d’emploi',
  scheme: 'dispositif programme aide chèque pass permanence service tournée covoiturage accompagnement label',
  equipment:
    'ordinateur PC tablette téléphone smartphone imprimante vidéoprojecteur matériel écran câble borne micro sonorisation clavier casque box rallonge multiprise table chaise véhicule camion tablettes lot',
  place:
    'salle local lieu bureau comptoir espace parking cuisine amphithéâtre hall hébergement terrain grange préau',
  funding: 'financement subvention budget fonds argent don mécénat bourse euro appel appel-à-projets crédit',
};

/** A short word is compared letter for letter, but for its plural: « pass » is not « passer ». */
const SHORTEST_WITH_ENDINGS = 6;
const formOf = (word: string): string =>
  word.length < SHORTEST_WITH_ENDINGS ? word.replace(/[sx]$/, '') : stemOf(word);

const TYPES: ReadonlyMap<string, ResourceType> = new Map(
  Object.entries(SAID).flatMap(([type, words]) =>
    words.split(' ').map((word) => [formOf(fold(word)), type as ResourceType] as const),
  ),
);

/** « à qui », « vers qui »: somebody is sought. */
const SOMEBODY = /\b(?:a|vers|avec|pour|par) qui\b/;

/** The type that a need or a resource seems to be of, by its first word that says one; null when none does. */
export function typeFromWords(text: string): ResourceType | null {
  const folded = fold(text);
  for (const [word] of folded.matchAll(/[\p{L}\p{N}-]+/gu)) {
    const type = TYPES.get(formOf(word));
    if (type !== undefined) return type;
  }
  return SOMEBODY.test(folded) ? 'people' : null;
}
