/** Tables whose rows name a space: what points to a row goes before it. */
export const OF_A_SPACE: readonly string[] = [
  'sessions',
  'consents',
  'visits',
  'leaving',
  'contacts',
  'contact_accesses',
  'members',
  'invitations',
];

/** Tables whose rows name a room, and hold nothing of what stands in it. */
export const OF_ITS_ROOMS: readonly string[] = ['claims', 'erasures', 'past_erasures'];
