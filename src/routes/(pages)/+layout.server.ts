import type { LayoutServerLoad } from './$types';

export const csr = false;
export const ssr = true;

export const load: LayoutServerLoad = ({ locals }) => ({ language: locals.language });
