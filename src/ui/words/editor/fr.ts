import { pluralFr as plural } from '../plural.ts';

const number = new Intl.NumberFormat('fr');
const list = new Intl.ListFormat('fr');

export const fr = {
  title: 'Titre du thème',
  intent: 'Intention',
  intentHint: 'En quelques phrases : ce que ce thème cherche à comprendre.',
  text: 'Texte',
  textOf: (title: string): string => ` du thème « ${title} »`,
  placeholder: 'Écrivez ici, à plusieurs.',
  keys: 'Échap pour sortir du texte. Alt + F10 pour la mise en forme. Ctrl + Entrée coche. Ctrl + Z annule seulement ce que vous avez écrit.',
  moreKeys:
    'Écrire « ## » fait un titre, « - » une liste, « 1. » une liste numérotée, « [ ] » une liste à cocher, « > » une citation.',

  toolbar: 'Mise en forme',
  more: 'Plus',
  ofTools: ' d’outils',
  tools: {
    heading2: 'Titre',
    heading3: 'Sous-titre',
    strong: 'Gras',
    em: 'Mise en valeur',
    bulletList: 'Liste',
    orderedList: 'Liste numérotée',
    checkList: 'Liste à cocher',
    checked: 'Coché',
    quote: 'Citation',
    link: 'Lien',
    mention: 'Citer…',
    table: 'Tableau',
    addRow: 'Ajouter une ligne',
    addColumn: 'Ajouter une colonne',
    removeRow: 'Retirer la ligne',
    removeColumn: 'Retirer la colonne',
    headerRow: 'Ligne de titres',
    removeTable: 'Retirer le tableau',
    indent: 'Décaler',
    outdent: 'Ramener',
    undo: 'Annuler',
    redo: 'Rétablir',
  },

  cite: {
    title: 'Citer',
    find: 'Une question, une structure ou un mot, par ses mots',
    found: (n: number): string =>
      n === 0 ? 'Rien ne correspond.' : `${number.format(n)} ${plural(n, 'réponse', 'réponses')}.`,
    kinds: { question: 'Question', structure: 'Structure', term: 'Mot' },
    close: 'Fermer',
  },

  link: {
    title: 'Lien',
    address: 'Adresse du lien',
    addressHint: 'Une page (https://…) ou une adresse e-mail.',
    words: 'Mots à lire',
    optional: '(facultatif)',
    set: 'Poser le lien',
    remove: 'Retirer le lien',
    follow: 'Ouvrir cette adresse dans un nouvel onglet',
    close: 'Fermer',
    empty: 'Écrivez l’adresse de la page.',
    unusable: 'Cette adresse ne marche pas. Écrivez-la comme https://exemple.fr.',
  },

  checked: (checked: boolean, item: string): string => `${checked ? 'Coché' : 'Décoché'} : ${item}`,
  writesHere: (names: readonly string[]): string =>
    `${list.format(names)} ${plural(names.length, 'écrit', 'écrivent')} ici`,
  room: (left: number): string =>
    left < 0
      ? `${number.format(-left)} ${plural(left, 'caractère', 'caractères')} de trop. La fin ne sera pas lue.`
      : `Encore ${number.format(left)} ${plural(left, 'caractère', 'caractères')}.`,

  newer: 'Ce texte contient une forme que cette page ne connaît pas encore. Rechargez la page pour l’écrire.',
  kept: {
    title: 'Vos mots sont gardés',
    said: 'Quelqu’un a changé ce passage pendant que vous l’écriviez. Voici vos mots :',
    putBack: 'Les remettre à la fin du texte',
    forget: 'Les laisser',
  },
};

export type EditorWords = typeof fr;
