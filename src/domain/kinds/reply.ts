import { defineKind, parent, register, type ItemOf } from '../kind.ts';
import { optionalTime, text, time } from '../readers.ts';
import { readVoice } from '../voice.ts';

export const LONGEST_REPLY = 1_000;

/** A free word under an annotation, once discussion is open. */
export const reply = defineKind({
  name: 'reply',
  root: 'replies',
  ownership: 'contributed',
  rights: 'theirOwnOnceOpen',
  act: 'reply',
  spokenIn: 'voice',
  fields: {
    annotation: parent('annotation'),
    words: register(text(LONGEST_REPLY)),
    voice: register(readVoice),
    repliedAt: register(time),
    editedAt: register(optionalTime),
    archivedAt: register(optionalTime),
  },
  searchText: (item) => item.words,
});

export type Reply = ItemOf<typeof reply.fields>;
