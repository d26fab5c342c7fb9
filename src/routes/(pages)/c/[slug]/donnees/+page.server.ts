import { loadLegal } from '../legal.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (visit) => loadLegal(visit);
