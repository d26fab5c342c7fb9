import type { AppWords } from '#ui/words/app/fr.ts';

/** The field of a form that a refusal is about, and the sentence to say beside it. */
export interface Refused {
  readonly field: 'word' | 'forms' | 'definition' | 'example' | 'structure';
  readonly sentence: string;
}

const FIELDS: Readonly<Record<string, Refused['field']>> = {
  'word.formTooLong': 'forms',
  'word.tooManyForms': 'forms',
  'word.known': 'definition',
  'meaning.empty': 'definition',
  'meaning.tooLong': 'definition',
  'meaning.exampleTooLong': 'example',
  'meaning.unsigned': 'structure',
};

/** `otherwise`: the field for what is about no field in particular. */
export const glossaryRefusal = (app: AppWords, why: string, otherwise: Refused['field']): Refused => ({
  field: FIELDS[why] ?? otherwise,
  sentence: app.glossary.refusals[why as keyof typeof app.glossary.refusals] ?? app.shell.failed,
});
