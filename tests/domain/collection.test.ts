import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { ACT, create, patch, put, readItem, rootOf } from '#domain/collection.ts';
import { openCommons } from '#domain/everyKind.ts';
import type { ItemId } from '#domain/ids.ts';
import { COMMONS_KINDS, placement, question, theme } from '#domain/kinds/index.ts';
import { newCommons } from './scene.ts';

const ID = 'x~1' as ItemId;

describe('A collection', () => {
  it('DOC-1: every root is typed at load', () => {
    const doc = openCommons(new Y.Doc());
    for (const kind of COMMONS_KINDS) expect(doc.share.get(kind.root)).toBeInstanceOf(Y.Map);
    expect(new Set(COMMONS_KINDS.map((kind) => kind.root)).size).toBe(COMMONS_KINDS.length);
  });

  it('DOC-1: an act is one transaction, marked as an act', () => {
    const doc = newCommons();
    const origins: unknown[] = [];
    doc.on('afterTransaction', (transaction: Y.Transaction) => origins.push(transaction.origin));
    create(doc, question, ID, { sentence: 'Qui aide ?', askedAt: 5 });
    patch(doc, question, ID, { sentence: 'Qui donc ?', editedAt: 6 });
    expect(origins).toEqual([ACT, ACT]);
  });

  it('DOC-1: writing what stands there already writes nothing', () => {
    const doc = newCommons();
    create(doc, question, ID, { sentence: 'Qui aide ?' });
    let updates = 0;
    doc.on('update', () => (updates += 1));
    patch(doc, question, ID, { sentence: 'Qui aide ?' });
    expect(updates).toBe(0);
  });

  it('DOC-1: a shared text is no register: writing it as one is a bug, and throws', () => {
    const doc = newCommons();
    create(doc, theme, ID, { title: 'Mots' });
    expect(() => patch(doc, theme, ID, { title: 'Lieux' })).toThrow('theme.title is no register');
    expect(readItem(doc, theme, ID)?.title).toBe('Mots');
  });

  it('DOC-1: patch answers false where nothing stands, put lays it', () => {
    const doc = newCommons();
    expect(patch(doc, placement, ID, { placedAt: 1 })).toBe(false);
    expect(rootOf(doc, placement).size).toBe(0);
    put(doc, placement, ID, { theme: 't', placedAt: 1 });
    put(doc, placement, ID, { theme: null });
    expect(readItem(doc, placement, ID)).toEqual({ id: ID, theme: null, placedAt: 1 });
  });
});
