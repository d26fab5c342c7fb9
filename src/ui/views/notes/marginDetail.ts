/** How much of the annotations is shown beside a text. */
export const DETAILS = ['all', 'words', 'count'] as const;
export type Detail = (typeof DETAILS)[number];

export const isDetail = (raw: unknown): raw is Detail => DETAILS.includes(raw as Detail);
