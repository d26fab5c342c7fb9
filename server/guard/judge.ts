import { encodeUpdate } from '#engine/protocol/encodeUpdate.ts';
import {
  again,
  noop,
  pathsOf,
  readContribution,
  refuse,
  type Contribution,
  type Ground,
  type Rule,
  type Struct,
  type Verdict,
} from './contribution.ts';
import { siftDeletions } from './deletions.ts';
import { layingOrder } from './layingOrder.ts';
import {
  changesSomething,
  deletesKnownStructs,
  followsOn,
  hasSoundIds,
  holdsPlainContent,
  namesKnownRoots,
  staysWithinCounts,
} from './rules.ts';
import { siftStructs } from './siftStructs.ts';

/** What is no sound update, whoever sends it. */
const SOUND: readonly Rule[] = [
  staysWithinCounts,
  hasSoundIds,
  holdsPlainContent,
  namesKnownRoots,
  followsOn,
];
/** What cannot be laid yet, and what changes nothing. */
const LAID: readonly Rule[] = [deletesKnownStructs, changesSomething];

/**
 * Judges an update before it is applied, against the room as it stands. Whatever the update is, nothing is
 * thrown and the document is not touched; what the rules cannot answer is refused. Rules: docs/guard.md.
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
  const unsound = firstOf(SOUND, contribution, ground);
  if (unsound !== null) return unsound;
  const order = layingOrder(contribution, ground.doc);
  if (order === null) return again;
  return firstOf(LAID, contribution, ground) ?? sift(contribution, order, ground);
}

function firstOf(rules: readonly Rule[], contribution: Contribution, ground: Ground): Verdict | null {
  for (const rule of rules) {
    const verdict = rule(contribution, ground);
    if (verdict !== null) return verdict;
  }
  return null;
}

/** Keeps what its sender may write, and says what they may not. A reader's update is kept or refused whole. */
function sift(contribution: Contribution, order: readonly Struct[], ground: Ground): Verdict {
  const structs = siftStructs(contribution, order, ground);
  if (structs === null) return refuse('notYours');
  const deletions = siftDeletions(contribution, structs, ground);
  const refused = [...structs.refused, ...deletions.refused];
  const [first] = refused;
  const changesNothing = structs.kept.size === 0 && !deletions.removes;
  if (first === undefined && changesNothing) return noop;
  if (ground.right !== 'write') return refuse('role', pathsOf(refused));
  if (first !== undefined && changesNothing) return refuse(first.why, pathsOf(refused), structs.taken);
  const isWhole = first === undefined && !deletions.isShorter;
  return {
    verdict: 'accept',
    claims: structs.claims,
    instead: isWhole ? null : encodeUpdate(structs.kept, deletions.kept),
    refused,
    created: structs.created,
    taken: structs.taken,
  };
}
