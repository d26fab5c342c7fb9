const FLOOR = [20, 19];

/** Whether this Node is recent enough. Written in old syntax on purpose: an old Node must be able to read it. */
export function nodeIsRecentEnough(version) {
  const parts = version.split('.').map(Number);
  return parts[0] > FLOOR[0] || (parts[0] === FLOOR[0] && parts[1] >= FLOOR[1]);
}
