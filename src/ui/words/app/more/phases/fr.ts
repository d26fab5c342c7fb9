/** Before, during, after; and the settings of a space. */
export const fr = {
  phases: {
    title: 'Où en est le commun',
    names: { before: 'Avant', during: 'Pendant', after: 'Après' },
    short: {
      before: 'on se demande',
      during: 'on se parle',
      after: 'on continue',
    },
    titles: {
      before: 'Ici, on ne répond pas encore',
      during: 'La discussion est ouverte',
      after: 'Le commun continue',
    },
    hints: {
      before: 'Avant la rencontre, on partage ce que l’on se demande. Les réponses viendront ensemble.',
      during: 'C’est le temps de la rencontre : on peut se répondre sous les annotations.',
      after: 'La rencontre a eu lieu. On peut toujours poser une question et se répondre.',
    },
    turnTo: { before: 'Revenir à « avant »', during: 'Passer à « pendant »', after: 'Passer à « après »' },
    confirm: {
      before: 'Revenir à « avant » ?',
      during: 'Passer à « pendant » ?',
      after: 'Passer à « après » ?',
    },
    opens: 'La discussion s’ouvre : chaque partenaire pourra répondre aux annotations.',
    closes: 'La discussion se ferme : plus aucune réponse ne s’ajoute, celles déjà écrites restent.',
    staysOpen: 'La discussion reste ouverte. Seule la page du commun change.',
    everybody: 'Tout l’espace le verra aussitôt.',
    turned: {
      before: 'Le commun est revenu à « avant ». La discussion est fermée.',
      during: 'Le commun est passé à « pendant ». La discussion est ouverte.',
      after: 'Le commun est passé à « après ». La discussion reste ouverte.',
    },
    today: 'C’est le jour de la rencontre : passer à « pendant » ?',
    past: 'La rencontre a eu lieu : passer à « après » ?',
    notNow: 'Pas maintenant',
    change: 'Changer dans les réglages',
  },
  settings: {
    title: 'Réglages de l’espace',
    lead: 'Ce que l’organisation décide pour tout l’espace. Chaque geste peut être annulé.',
    notYours: 'Ces réglages sont ceux de l’organisation. Vous lisez où en est le commun.',
    public: 'Page publique',
    isOpen: 'La page publique est ouverte : tout le monde peut la lire.',
    isClosed: 'La page publique est fermée : seul l’espace lit les questions.',
    open: 'Ouvrir la page publique',
    close: 'Fermer la page publique',
    opened: 'La page publique est ouverte.',
    closed: 'La page publique est fermée. Rien n’est supprimé.',
    see: 'Lire la page publique',
  },
};
