import { lazily } from '#ui/shell/lazily.ts';
import { bringPartAlone } from '#ui/words/bringPart.ts';
import type { Words } from '#ui/words/context.ts';
import type OfferForm from './OfferForm.svelte';

/** The form of a need or a resource, with the words of the field that finds a commune. */
export async function loadOfferForm(words: Words): Promise<{ readonly default: typeof OfferForm }> {
  const [form] = await Promise.all([
    lazily(() => import('./OfferForm.svelte')),
    lazily(() => bringPartAlone(words, 'structures')),
  ]);
  return form;
}
