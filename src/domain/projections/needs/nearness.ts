import type { Nearness } from './proposeMatches.ts';

/** The département of a commune's code: its two first characters, three overseas (« 97105 » is of 971). */
const departmentOf = (code: string): string => code.slice(0, code.startsWith('97') ? 3 : 2);

/** How near two communes are, by their codes alone. */
export function nearness(one: string | null, other: string | null): Nearness {
  if (one === null || other === null) return null;
  if (one === other) return 'commune';
  return departmentOf(one) === departmentOf(other) ? 'department' : null;
}
