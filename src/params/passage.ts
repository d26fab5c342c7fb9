/** The pages of plain text, by their address: also the names of their words. */
const PASSAGES = ['accessibilite', 'donnees', 'mentions'] as const;
export type PassageName = (typeof PASSAGES)[number];

export const match = (param: string): param is PassageName => PASSAGES.includes(param as PassageName);
