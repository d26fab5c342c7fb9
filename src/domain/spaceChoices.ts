/** Licences of a commons; shown before the first writing (domain, §2.5). */
export const LICENCES = ['etalab-2.0', 'cc-by-sa-4.0', 'cc0-1.0'] as const;
export type Licence = (typeof LICENCES)[number];
/** The one of a space that chose none; an authority may prefer the first (domain, §2.5). */
export const USUAL_LICENCE: Licence = 'cc-by-sa-4.0';
export const isLicence = (text: unknown): text is Licence => LICENCES.includes(text as Licence);

/** avant, pendant, après (product, §5). */
export const PHASES = ['before', 'during', 'after'] as const;
export type Phase = (typeof PHASES)[number];
export const isPhase = (text: unknown): text is Phase => PHASES.includes(text as Phase);

/** Before the meeting one identifies and does not discuss: there is no reply, and the server refuses a forged one. */
export const isDiscussionOpen = (phase: Phase): boolean => phase !== 'before';
