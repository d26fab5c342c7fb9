import { pluralEn as plural } from '#ui/words/plural.ts';
import type { MandatesWords } from './fr.ts';

const number = new Intl.NumberFormat('en');

export const en: MandatesWords = {
  title: 'People to confirm',
  home: (n) => `${number.format(n)} ${plural(n, 'person', 'people')} to confirm`,
  hint: 'They say that they speak for a structure. Meanwhile what they say counts as said by a person.',
  says: (structure) => `says that they speak for ${structure}`,
  agree: 'Yes, they do',
  refuse: 'No, they do not',
  of: (name, structure) => `${name}, for ${structure}`,
  agreed: (name, structure) => `${name} speaks for ${structure}.`,
  refused: (name, structure) => `${name} does not speak for ${structure}.`,
  waits: (structure) =>
    `You speak for ${structure}: to be confirmed by that structure or by the committee. You can do everything already; until then, what you say counts as coming from you.`,
  declined: (structure) =>
    `The answer is that you do not speak for ${structure}. What you wrote stays, as coming from you; what you joined in its name stays under yours, and counts for no structure.`,
  toConfirm: 'to confirm',
  shares: 'People ask it too',
  sharesHint: 'It counts for no structure.',
  takeBack: 'Take back',
  refusals: {
    'mandate.answered': 'Somebody has just answered the opposite. The first answer stands.',
    'mandate.unknown': 'This request is no longer here.',
    unknownMember: 'This person no longer has access to the space.',
  },
};
