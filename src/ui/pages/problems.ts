import type { RefusalCode } from '#ui/words/common/fr.ts';
import type { PageWords } from '#ui/words/pages/fr.ts';

export type FormRefusal = RefusalCode | keyof PageWords['form']['refusals'];

/** Something refused in a form: the field's id on the page, and why. */
export interface Problem {
  readonly field: string;
  readonly why: FormRefusal;
}

/** Why this field was refused, or `null`. */
export const problemOf = (problems: readonly Problem[], field: string): FormRefusal | null =>
  problems.find((problem) => problem.field === field)?.why ?? null;
