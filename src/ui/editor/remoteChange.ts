import * as Y from 'yjs';
import type { Awareness } from 'y-protocols/awareness';
import { writerOf } from './writer.ts';

/** Somebody else changed a part of the theme. `section` is the heading above the change, or the name of a field. */
export interface RemoteChange {
  readonly part: 'title' | 'intent' | 'body';
  /** The words of the heading above; `null` before the first one, and outside the body. */
  readonly section: string | null;
  /** Who; `null` when they are no longer here (their words waited somewhere). */
  readonly account: string | null;
}

/** Tells what others change in a theme, folded by person and section within one transaction. Returns its stop. */
export function watchRemoteChanges(
  parts: { readonly title: Y.Text; readonly intent: Y.Text; readonly body: Y.XmlFragment },
  awareness: Awareness,
  tell: (change: RemoteChange) => void,
): () => void {
  const fields = (['title', 'intent'] as const).map((part) => {
    const heard = (_event: Y.YTextEvent, transaction: Y.Transaction): void => {
      if (!transaction.local) tell({ part, section: null, account: accountOf(transaction, awareness) });
    };
    parts[part].observe(heard);
    return () => parts[part].unobserve(heard);
  });
  const heard = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void => {
    if (transaction.local) return;
    const account = accountOf(transaction, awareness);
    for (const section of new Set(events.map((event) => sectionOf(parts.body, event))))
      tell({ part: 'body', section, account });
  };
  parts.body.observeDeep(heard as Parameters<Y.XmlFragment['observeDeep']>[0]);
  return () => {
    for (const stop of fields) stop();
    parts.body.unobserveDeep(heard as Parameters<Y.XmlFragment['observeDeep']>[0]);
  };
}

/** The words of the heading that stands above what an event tells. */
function sectionOf(body: Y.XmlFragment, event: Y.YEvent<Y.AbstractType<unknown>>): string | null {
  const upTo = topIndex(body, event);
  for (let index = upTo; index >= 0; index -= 1) {
    const block = body.get(index);
    if (block instanceof Y.XmlElement && block.nodeName === 'heading') {
      const words = wordsOf(block);
      if (words !== '') return words;
    }
  }
  return null;
}

/** Which block of the body an event is about; for blocks that came or went, the first of them. */
function topIndex(body: Y.XmlFragment, event: Y.YEvent<Y.AbstractType<unknown>>): number {
  if (event.target !== (body as unknown)) {
    const index = event.path[0];
    return typeof index === 'number' ? index : 0;
  }
  const first = event.delta[0];
  return Math.min(first?.retain ?? 0, body.length - 1);
}

const wordsOf = (element: Y.XmlElement): string =>
  element
    .toArray()
    .map((child) => (child instanceof Y.XmlText ? runsOf(child) : ' '))
    .join('')
    .trim();

const runsOf = (text: Y.XmlText): string =>
  (text.toDelta() as readonly { insert?: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
    .join('');

/** Whose connection wrote what a transaction brought, when exactly one that is here did. */
function accountOf(transaction: Y.Transaction, awareness: Awareness): string | null {
  const accounts = new Set<string>();
  transaction.afterState.forEach((clock, client) => {
    if (clock === (transaction.beforeState.get(client) ?? 0)) return;
    const writer = writerOf(awareness, client);
    if (writer !== null) accounts.add(writer.account);
  });
  const [account] = accounts;
  return accounts.size === 1 ? (account ?? null) : null;
}
