import { pluralFr as plural } from '#ui/words/plural.ts';

const number = new Intl.NumberFormat('fr');
const count = (n: number, one: string, many: string): string => `${number.format(n)} ${plural(n, one, many)}`;

function called(here: number, organising: number): string {
  if (organising === here) return `Vous êtes ${count(here, 'structure', 'structures')} à organiser.`;
  const all = count(here, 'structure contactée', 'structures contactées');
  return organising === 0 ? `${all}.` : `${all}, dont ${number.format(organising)} à l’organisation.`;
}

/** Le chemin d’un comité, en sept étapes, sur l’accueil de l’organisation. */
export const fr = {
  title: 'Le chemin du comité',
  hint: 'Sept étapes jusqu’à la journée. Elles avancent avec ce que vous faites ici.',
  progress: (done: number): string => `${number.format(done)} sur 7`,
  states: { ahead: 'à venir', underWay: 'en chemin', done: 'fait' },
  steps: {
    call: 'Appeler, de proche en proche',
    listen: 'Recueillir les premières questions',
    committee: 'Former le comité',
    date: 'Poser la date',
    themes: 'Réunir les questions en thèmes',
    workshops: 'Faire des thèmes des ateliers',
    schedule: 'Donner à chacun sa salle et son heure',
  },
  /** Ce que l’on peut faire tant que rien n’est commencé. */
  firsts: {
    call: 'Un lien ou une affiche suffit. Personne ne crée de compte.',
    listen: 'La vôtre, même imparfaite. Elle donne envie aux autres.',
    committee: 'Invitez deux personnes à l’organisation avec vous.',
    date: 'Le rétroplanning se compte depuis elle.',
    themes: 'Un thème rassemble les questions proches. On l’écrit à plusieurs.',
    workshops: 'Deux structures différentes portent chaque atelier.',
    schedule: 'La salle et l’heure se disent sur la fiche de chaque atelier.',
  },
  /** Ce qui montre que l’étape avance. */
  shows: {
    call: (here: number, of: number, organising: number): string =>
      [
        called(here, organising),
        here < of ? `À partir de ${number.format(of)}, elles en amènent d’autres.` : '',
      ]
        .filter(Boolean)
        .join(' '),
    listen: (here: number, of: number): string =>
      `${count(here, 'question', 'questions')}, de ${count(of, 'famille', 'familles')}`,
    committee: (here: number): string =>
      count(here, 'personne à l’organisation', 'personnes à l’organisation'),
    date: (): string => 'Les tâches sont comptées depuis ce jour.',
    themes: (here: number, of: number): string =>
      `${count(here, 'question rangée', 'questions rangées')} sur ${number.format(of)}`,
    workshops: (here: number, of: number): string =>
      `${count(here, 'atelier porté', 'ateliers portés')} par deux structures, sur ${number.format(of)}`,
    schedule: (here: number, of: number): string =>
      `${count(here, 'atelier a', 'ateliers ont')} une salle et une heure, sur ${number.format(of)}`,
  },
  plan: 'Ouvrir le rétroplanning',
};

export type PathWords = typeof fr;
