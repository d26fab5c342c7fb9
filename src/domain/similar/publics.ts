import { fold } from '../fold.ts';
import { stemOf } from './stem.ts';

/**
 * Words that name whom a question is about. Two questions that name different people ask different things, however
 * much else they share. Whether two of these words name the same people is for the lexicon to say.
 */
const LINES = [
  'senior aîné retraité âgé enfant jeune adolescent ado mineur élève écolier collégien lycéen étudiant apprenti parent',
  'famille mère père fils fille grand-parent demandeur chômeur salarié employeur entreprise commerçant artisan',
  'agriculteur exploitant éleveur paysan saisonnier élu maire conseiller médiateur animateur agent secrétaire',
  'enseignant professeur bénévole volontaire réfugié étranger migrant allophone sourd malentendant aveugle malvoyant',
  'handicapé locataire propriétaire détenu touriste patient malade médecin soignant aidant voisin stagiaire débutant',
  'novice association bibliothécaire formateur travailleur facteur infirmier femme homme couple apprenant nourrisson',
  // The same in English.
  'child children parent student teacher farmer worker volunteer refugee employer elder pensioner neighbour councillor',
];

const PUBLICS: ReadonlySet<string> = new Set(
  LINES.flatMap((line) => line.split(' '))
    .flatMap((word) => word.split('-'))
    .map((word) => stemOf(fold(word))),
);

export const isPublic = (stem: string): boolean => PUBLICS.has(stem);
