import type { AppWords } from '#ui/words/app/fr.ts';

/** The field of a form that a refusal is about, and the sentence to say beside it. */
export interface Refused {
  readonly field: 'text' | 'structure';
  readonly sentence: string;
}

export const needsRefusal = (app: AppWords, why: string): Refused => ({
  field: why === 'offered.unsigned' ? 'structure' : 'text',
  sentence: app.needs.refusals[why as keyof typeof app.needs.refusals] ?? app.shell.failed,
});
