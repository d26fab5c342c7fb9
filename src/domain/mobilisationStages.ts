import type { MobilisationState } from './kinds/structure.ts';

/** Where a structure may stand, in the order in which people come nearer. */
export const NEARER: readonly MobilisationState[] = [
  'thoughtOf',
  'contacted',
  'interested',
  'involved',
  'coOrganiser',
];

/** What stands beside that path. */
export const BESIDE: readonly MobilisationState[] = ['notConcerned', 'dormant'];

export const STAGES: readonly MobilisationState[] = [...NEARER, ...BESIDE];
