/** In French zero and one are singular. */
export const pluralFr = (n: number, one: string, many: string): string => (Math.abs(n) < 2 ? one : many);

/** In English only one is singular. */
export const pluralEn = (n: number, one: string, many: string): string => (n === 1 ? one : many);
