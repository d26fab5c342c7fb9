import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { CloseReason } from '#engine/protocol/closeCodes.ts';
import type { NewsTopic } from '#protocol/frameWords.ts';
import type { IdentityChange } from '#server/identity.ts';

/** What nodes say to each other. `beat`, `missed` and `bye` are said to the house, `hello` and `left` in a room. */
export type BusWords =
  | { readonly kind: 'rows'; readonly through: number }
  | { readonly kind: 'presence'; readonly update: Uint8Array }
  | { readonly kind: 'cut'; readonly space: string; readonly account: string; readonly reason: CloseReason }
  | { readonly kind: 'endSession'; readonly session: string }
  | { readonly kind: 'tell'; readonly space: string; readonly topic: NewsTopic }
  | {
      readonly kind: 'learn';
      readonly space: string;
      readonly account: string;
      readonly change: IdentityChange;
    }
  | { readonly kind: 'hello' | 'left' | 'beat' | 'missed' | 'bye' };

/** The place of a kind is its number on the line: new ones are added at the end. */
const KINDS = [
  'rows',
  'presence',
  'cut',
  'tell',
  'hello',
  'left',
  'beat',
  'missed',
  'bye',
  'learn',
  'endSession',
] as const;

export function encodeWords(from: string, words: BusWords): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, KINDS.indexOf(words.kind));
    encoding.writeVarString(encoder, from);
    if (words.kind === 'rows') encoding.writeVarUint(encoder, words.through);
    if (words.kind === 'presence') encoding.writeVarUint8Array(encoder, words.update);
    if (words.kind === 'cut' || words.kind === 'tell' || words.kind === 'learn')
      encoding.writeVarString(encoder, words.space);
    if (words.kind === 'tell') encoding.writeVarString(encoder, words.topic);
    if (words.kind === 'cut' || words.kind === 'learn') encoding.writeVarString(encoder, words.account);
    if (words.kind === 'cut') encoding.writeVarString(encoder, words.reason);
    if (words.kind === 'endSession') encoding.writeVarString(encoder, words.session);
    if (words.kind === 'learn') encoding.writeVarString(encoder, JSON.stringify(words.change));
  });
}

/** Null for bytes that say nothing we know: another version of this program, or somebody else's words. */
export function decodeWords(bytes: Uint8Array): { readonly from: string; readonly words: BusWords } | null {
  try {
    const decoder = decoding.createDecoder(bytes);
    const kind = KINDS[decoding.readVarUint(decoder)];
    const from = decoding.readVarString(decoder);
    return kind === undefined ? null : { from, words: readWords(kind, decoder) };
  } catch {
    return null;
  }
}

/** Nodes of one house trust each other's words as they trust each other's rows. */
function readWords(kind: BusWords['kind'], decoder: decoding.Decoder): BusWords {
  switch (kind) {
    case 'rows':
      return { kind, through: decoding.readVarUint(decoder) };
    case 'presence':
      return { kind, update: decoding.readVarUint8Array(decoder).slice() };
    case 'tell':
      return {
        kind,
        space: decoding.readVarString(decoder),
        topic: decoding.readVarString(decoder) as NewsTopic,
      };
    case 'cut':
      return {
        kind,
        space: decoding.readVarString(decoder),
        account: decoding.readVarString(decoder),
        reason: decoding.readVarString(decoder) as CloseReason,
      };
    case 'endSession':
      return { kind, session: decoding.readVarString(decoder) };
    case 'learn':
      return {
        kind,
        space: decoding.readVarString(decoder),
        account: decoding.readVarString(decoder),
        change: JSON.parse(decoding.readVarString(decoder)) as IdentityChange,
      };
    default:
      return { kind };
  }
}
