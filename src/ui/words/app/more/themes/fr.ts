import { pluralFr as plural } from '../../../plural.ts';

const number = new Intl.NumberFormat('fr');
const count = (n: number, one: string, many: string): string => `${number.format(n)} ${plural(n, one, many)}`;

/** The list of themes, and a theme. They come without the rest where a theme is written: that page carries the editor. */
export const fr = {
  /** What a text cites, as it is called where the text is read. */
  cited: {
    question: (sentence: string): string => `« ${sentence} »`,
    archived: (name: string): string => `${name} (archivée)`,
    archivedTerm: (word: string): string => `${word} (archivé)`,
    gone: {
      question: 'une question retirée',
      structure: 'une structure retirée',
      term: 'un mot retiré',
    },
  },

  themes: {
    title: 'Thèmes',
    lead: 'Des pages écrites à plusieurs. Chacune part des questions.',
    empty: 'Aucun thème n’est ouvert pour l’instant.',
    emptyOrganiser: 'Aucun thème pour l’instant. Ouvrez-en un quand des questions se ressemblent.',
    noIntent: 'L’intention n’est pas encore écrite.',
    questions: (n: number): string =>
      n === 0 ? 'Aucune question pour l’instant' : count(n, 'question', 'questions'),
    missing: (list: string): string => `Voix absentes : ${list}`,
    allVoices: 'Toutes les familles y sont',
    overTime: 'Le commun dans le temps',
    open: 'Ouvrir un thème',
    openTitle: 'Ouvrir un thème',
    openHint:
      'Un titre suffit. Le reste s’écrit ensuite, à plusieurs. C’est un brouillon, que lisent les membres de cet espace : rien n’en est public avant que vous le publiiez.',
    titleField: 'Titre du thème',
    intentField: 'Intention (facultatif)',
    openNow: 'Ouvrir ce thème',
    archived: 'Thèmes archivés',
    bringBack: 'Remettre',
    broughtBack: 'Thème remis dans la liste.',
    decisions: 'Décisions du comité',
    formats: { workshop: 'Atelier', roundTable: 'Table ronde' },
    draft: 'Brouillon',
  },

  theme: {
    missing: 'Ce thème n’est pas ici',
    missingHint: 'Il n’est peut-être pas encore arrivé sur cet appareil.',
    back: 'Tous les thèmes',
    questions: 'Ses questions',
    noQuestion: 'Aucune question n’y est encore rangée.',
    attach: 'Ranger une question ici',
    attachTitle: 'Ranger une question dans ce thème',
    attachSearch: 'Chercher une question',
    attachHere: 'Ranger ici',
    attached: 'Question rangée ici.',
    detach: 'Sortir du thème',
    whoIsMissing: 'Qui ne se pose pas encore ces questions ?',
    detached: 'Question sortie du thème.',
    attachEmpty: 'Aucune autre question ne correspond.',
    inOther: (title: string): string => `dans « ${title} »`,
    archive: 'Archiver ce thème',
    archived: 'Thème archivé. Son texte et ses questions restent.',
    isArchived: 'Ce thème est archivé.',
    empty: 'Le texte n’est pas encore commencé.',
    history: 'Histoire de ce thème',
    undone: 'Votre dernier changement est annulé. Ceux des autres ne bougent pas.',
    redone: 'Votre changement est rétabli.',
    nothing: 'Rien de vous à annuler ici.',
    live: 'Ce texte s’écrit en ce moment. Il se met à jour tout seul.',
    opening: 'Ouverture du texte…',
    editorFailed:
      'L’outil d’écriture n’a pas pu s’ouvrir. Vous lisez le texte ; rechargez la page une fois en ligne.',
    settings: 'Réglages du thème',
  },
};
