import type { Awareness } from 'y-protocols/awareness';
import { writersWho, type Writer } from './writer.ts';

/** The name of a field in presence: « k7f2/title ». */
export const fieldName = (theme: string, field: 'title' | 'intent' | 'body'): string => `${theme}/${field}`;

/** Says to the others that I am in a field while the focus is in `element`. Returns its stop. */
export function sayWhereIAm(element: HTMLElement, awareness: Awareness, field: string): () => void {
  const come = (): void => awareness.setLocalStateField('field', field);
  const go = (): void => {
    if (awareness.getLocalState()?.field === field) awareness.setLocalStateField('field', null);
  };
  element.addEventListener('focusin', come);
  element.addEventListener('focusout', go);
  return () => {
    element.removeEventListener('focusin', come);
    element.removeEventListener('focusout', go);
    go();
  };
}

/** Tells who else is in a field, now and at each change. Returns its stop. */
export function watchField(
  awareness: Awareness,
  field: string,
  me: string | null,
  tell: (writers: readonly Writer[]) => void,
): () => void {
  let told = '';
  const look = (): void => {
    const writers = writersWho(awareness, me, (state) => state.field === field);
    const now = writers.map(({ account, name }) => `${account} ${name}`).join('\n');
    if (now === told) return;
    told = now;
    tell(writers);
  };
  awareness.on('change', look);
  look();
  return () => awareness.off('change', look);
}
