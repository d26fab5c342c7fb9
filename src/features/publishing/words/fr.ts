const day = new Intl.DateTimeFormat('fr', { day: 'numeric', month: 'long', year: 'numeric' });
const hour = new Intl.DateTimeFormat('fr', { hour: 'numeric', minute: '2-digit' });
const when = (at: number): string => `${day.format(at)} à ${hour.format(at)}`;

/** What a theme says of itself and the public page, and how it gets there. */
export const fr = {
  region: 'Ce thème et la page publique',
  states: {
    draft: (): string => 'Brouillon : pas sur la page publique',
    published: (at: number): string => `Publié le ${when(at)}`,
    changed: (at: number): string => `Publié le ${when(at)}, changements pas encore publiés`,
  },
  /** Who reads it now. */
  readers: {
    draft: 'Les membres de cet espace le lisent pendant qu’il s’écrit.',
    published: 'La page publique montre ce texte.',
    changed: 'Les membres lisent le texte ci-dessous. La page publique garde celui de ce jour-là.',
  },
  closed: 'La page publique de cet espace est fermée : rien n’y paraît.',
  page: 'Voir la page publique',

  publish: 'Publier ce thème',
  publishChanges: 'Publier les changements',
  takeOff: 'Retirer de la page publique',
  what: 'Son titre, son intention et son texte, tels qu’ils sont maintenant, pourront être lus par tout le monde, sans compte, sur la page publique :',
  whatWhenClosed:
    'Son titre, son intention et son texte, tels qu’ils sont maintenant, pourront être lus par tout le monde, sans compte, quand la page publique s’ouvrira. Aujourd’hui elle est fermée. Son adresse :',
  later: 'Ce que vous écrirez ensuite n’y paraîtra pas avant d’être publié à son tour.',
  now: 'Publier',

  published: 'Ce thème est sur la page publique.',
  changesPublished: 'Les changements sont sur la page publique.',
  /** Without the network, or while the page is closed. */
  publishedLater: 'Ce thème est publié. La page publique le montrera une fois cet appareil en ligne.',
  publishedWhenOpen: 'Ce thème est publié. La page publique le montrera quand elle s’ouvrira.',
  takenOff: 'Ce thème n’est plus sur la page publique. Son texte reste ici.',
  takenOffLater:
    'Ce thème est retiré. La page publique ne le montrera plus une fois cet appareil en ligne. Son texte reste ici.',
};

export type PublishingWords = typeof fr;
