import { pluralEn as plural } from '../plural.ts';
import type { EditorWords } from './fr.ts';

const number = new Intl.NumberFormat('en-GB');
const list = new Intl.ListFormat('en-GB');

export const en: EditorWords = {
  title: 'Title of the theme',
  intent: 'Intent',
  intentHint: 'In a few sentences: what this theme tries to understand.',
  text: 'Text',
  textOf: (title) => ` of the theme “${title}”`,
  placeholder: 'Write here, together.',
  keys: 'Esc leaves the text. Alt + F10 goes to formatting. Ctrl + Enter checks. Ctrl + Z undoes only what you wrote.',
  moreKeys: 'Typing “##” makes a heading, “-” a list, “1.” a numbered list, “[ ]” a checklist, “>” a quote.',

  toolbar: 'Formatting',
  more: 'More',
  ofTools: ' tools',
  tools: {
    heading2: 'Heading',
    heading3: 'Subheading',
    strong: 'Bold',
    em: 'Emphasis',
    bulletList: 'List',
    orderedList: 'Numbered list',
    checkList: 'Checklist',
    checked: 'Checked',
    quote: 'Quote',
    link: 'Link',
    mention: 'Cite…',
    table: 'Table',
    addRow: 'Add a row',
    addColumn: 'Add a column',
    removeRow: 'Remove the row',
    removeColumn: 'Remove the column',
    headerRow: 'Header row',
    removeTable: 'Remove the table',
    indent: 'Indent',
    outdent: 'Outdent',
    undo: 'Undo',
    redo: 'Redo',
  },

  cite: {
    title: 'Cite',
    find: 'A question, a structure or a word, by its words',
    found: (n) => (n === 0 ? 'Nothing matches.' : `${number.format(n)} ${plural(n, 'answer', 'answers')}.`),
    kinds: { question: 'Question', structure: 'Structure', term: 'Word' },
    close: 'Close',
  },

  link: {
    title: 'Link',
    address: 'Address of the link',
    addressHint: 'A page (https://…) or an e-mail address.',
    words: 'Words to read',
    optional: '(optional)',
    set: 'Set the link',
    remove: 'Remove the link',
    follow: 'Open this address in a new tab',
    close: 'Close',
    empty: 'Write the address of the page.',
    unusable: 'This address does not work. Write it like https://example.org.',
  },

  checked: (checked, item) => `${checked ? 'Checked' : 'Cleared'}: ${item}`,
  writesHere: (names) => `${list.format(names)} ${plural(names.length, 'is', 'are')} writing here`,
  room: (left) =>
    left < 0
      ? `${number.format(-left)} ${plural(-left, 'character', 'characters')} too many. The end will not be read.`
      : `${number.format(left)} ${plural(left, 'character', 'characters')} left.`,

  newer: 'This text holds a form that this page does not know yet. Reload the page to write in it.',
  kept: {
    title: 'Your words are kept',
    said: 'Somebody changed this passage while you were writing it. Here are your words:',
    putBack: 'Put them back at the end of the text',
    forget: 'Leave them',
  },
};
