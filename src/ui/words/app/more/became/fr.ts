const day = new Intl.DateTimeFormat('fr', { day: 'numeric', month: 'long' });

/** What became of a question. */
export const fr = {
  became: {
    mine: 'Que devient votre question',
    any: 'Que devient cette question',
    on: (at: number): string => `le ${day.format(new Date(at))}`,
    steps: {
      asked: 'Posée',
      welcomed: 'Accueillie par l’organisation',
      takenBack: 'Reprise dans le commun',
      unplaced: 'Sortie de son thème',
      setAside: 'Mise de côté',
      grouped: 'Rapprochée d’une autre :',
      placed: 'Rangée dans le thème',
    },
    because: (reason: string): string => `Raison : ${reason}`,
    waits: 'Pas encore de thème. L’organisation range les questions peu à peu.',
    home: 'Que deviennent vos questions',
    others: (n: number): string => `Toutes vos questions (${n})`,
    ofMine: 'Votre question',
    ofOurs: 'Une question de votre structure',
    news: {
      welcomed: 'est accueillie :',
      takenBack: 'est reprise dans le commun :',
      unplaced: 'est sortie de son thème :',
      setAside: 'est mise de côté :',
      grouped: 'est rapprochée d’une autre :',
      placed: (theme: string): string => `est rangée dans « ${theme} » :`,
    },
    told: {
      welcomed: 'Votre question est accueillie.',
      takenBack: 'Votre question est reprise dans le commun.',
      unplaced: 'Votre question est sortie de son thème.',
      setAside: 'Votre question est mise de côté, avec une raison.',
      grouped: 'Votre question est rapprochée d’une autre.',
      placed: (theme: string): string => `Votre question est rangée dans « ${theme} ».`,
    },
  },
};
