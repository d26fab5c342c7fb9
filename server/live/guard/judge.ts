import {
  accept,
  readContribution,
  refuse,
  type Contribution,
  type Ground,
  type Rule,
  type Verdict,
} from './contribution.ts';
import {
  changesSomething,
  deletesKnownStructs,
  followsOn,
  hangsOnKnownStructs,
  hasSoundIds,
  holdsPlainContent,
  mayWriteHere,
  namesKnownRoots,
  staysWithinCounts,
} from './rules.ts';

/** In this order: what is no sound update, what cannot be laid yet, what changes nothing, what is not allowed. */
const RULES: readonly Rule[] = [
  staysWithinCounts,
  hasSoundIds,
  holdsPlainContent,
  namesKnownRoots,
  followsOn,
  hangsOnKnownStructs,
  deletesKnownStructs,
  changesSomething,
  mayWriteHere,
];

/**
 * Judges an update before it is applied, against the room as it stands. Whatever the update is, nothing is
 * thrown and the document is not touched; what the rules cannot answer is refused.
 */
export function judge(update: Uint8Array, ground: Ground): Verdict {
  if (ground.right === 'none') return refuse('role');
  if (update.length > ground.limits.bytes) return refuse('tooLarge');
  try {
    return verdictOf(readContribution(update), ground);
  } catch {
    return refuse('unreadable');
  }
}

function verdictOf(contribution: Contribution, ground: Ground): Verdict {
  for (const rule of RULES) {
    const verdict = rule(contribution, ground);
    if (verdict !== null) return verdict;
  }
  return accept;
}
