import type { AppWords } from '#ui/words/app/fr.ts';
import type { CardField } from './cardDraft.ts';

/** The field of the form that a refusal is about, and the sentence to say beside it. */
export interface CardRefused {
  readonly field: CardField | 'postalCode';
  readonly sentence: string;
}

const FIELDS: Readonly<Record<string, CardRefused['field']>> = {
  'structure.communeTooLong': 'place',
  'structure.postalCode': 'postalCode',
  'structure.addressTooLong': 'address',
  'structure.aboutTooLong': 'about',
  'structure.tooManyActions': 'actions',
  'structure.actionTooLong': 'actions',
  'structure.site': 'site',
  'structure.typology': 'typology',
  'structure.position': 'position',
  'siret.siren': 'siret',
  'siret.length': 'siret',
  'siret.digit': 'siret',
  'rna.shape': 'rna',
  'ridet.shape': 'ridet',
};

export const cardRefusal = (app: AppWords, why: string): CardRefused => ({
  field: FIELDS[why] ?? 'name',
  sentence: app.structures.refusals[why as keyof typeof app.structures.refusals] ?? app.shell.failed,
});
