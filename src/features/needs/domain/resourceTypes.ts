/** What is sought or brought: des personnes, un savoir-faire ou un outil, un dispositif, du matériel, un lieu, un financement. */
export const RESOURCE_TYPES = ['people', 'tool', 'scheme', 'equipment', 'place', 'funding'] as const;
export type ResourceType = (typeof RESOURCE_TYPES)[number];
