import { getContext, setContext } from 'svelte';
import type { Visit } from '#ui/views/visit.ts';

const KEY = Symbol('visit');

export interface ThisVisit extends Visit {
  /** True once, on the page that somebody lands on at their very first visit. */
  readonly takeArrival: () => boolean;
}

export function provideVisit(visit: Visit, isFirst: boolean): ThisVisit {
  let isArrival = isFirst;
  const takeArrival = (): boolean => {
    const taken = isArrival;
    isArrival = false;
    return taken;
  };
  return setContext(KEY, { ...visit, takeArrival });
}

export const useVisit = (): ThisVisit => getContext<ThisVisit>(KEY);
