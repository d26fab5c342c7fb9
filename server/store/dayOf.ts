export { dayOf } from '#domain/staysUntil.ts';

export const DAY = 86_400_000;
