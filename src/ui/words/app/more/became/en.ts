import type { fr } from './fr.ts';

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' });

export const en: typeof fr = {
  became: {
    mine: 'What becomes of your question',
    any: 'What becomes of this question',
    on: (at) => `on ${day.format(new Date(at))}`,
    steps: {
      asked: 'Asked',
      welcomed: 'Welcomed by the organisers',
      takenBack: 'Back in the commons',
      unplaced: 'Taken out of its theme',
      setAside: 'Set aside',
      grouped: 'Brought together with another:',
      placed: 'Placed in the theme',
    },
    because: (reason) => `Reason: ${reason}`,
    waits: 'No theme yet. The organisers place questions little by little.',
    home: 'What becomes of your questions',
    others: (n) => `All your questions (${n})`,
    ofMine: 'Your question',
    ofOurs: 'A question of your structure',
    news: {
      welcomed: 'is welcomed:',
      takenBack: 'is back in the commons:',
      unplaced: 'is out of its theme:',
      setAside: 'is set aside:',
      grouped: 'is brought together with another:',
      placed: (theme) => `is placed in “${theme}”:`,
    },
    told: {
      welcomed: 'Your question is welcomed.',
      takenBack: 'Your question is back in the commons.',
      unplaced: 'Your question is out of its theme.',
      setAside: 'Your question is set aside, with a reason.',
      grouped: 'Your question is brought together with another.',
      placed: (theme) => `Your question is placed in “${theme}”.`,
    },
  },
};
