import type { Page } from '@playwright/test';
import * as Y from 'yjs';
import { openCommons } from '#domain/everyKind.ts';

/**
 * Writes in the copy that this device keeps of a space, as somebody does who reaches into their browser with its own
 * tools. Answers what `change` answers. No page of the space may be open; the next one takes it for its own.
 */
export async function forgeOnDevice<T>(page: Page, change: (doc: Y.Doc) => T): Promise<T> {
  const rows = await page.evaluate(readCopy);
  const doc = openCommons(new Y.Doc());
  for (const row of rows) Y.applyUpdate(doc, new Uint8Array(Buffer.from(row, 'base64')));
  const before = Y.encodeStateVector(doc);
  const answer = change(doc);
  const update = Buffer.from(Y.encodeStateAsUpdate(doc, before)).toString('base64');
  await page.evaluate(addToCopy, update);
  return answer;
}

async function readCopy(): Promise<string[]> {
  const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(names.find((name) => name.endsWith(':commons')) ?? '');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no copy'));
  });
  const rows = await new Promise<Uint8Array[]>((resolve, reject) => {
    const request = database.transaction('updates').objectStore('updates').getAll();
    request.onsuccess = () => resolve(request.result as Uint8Array[]);
    request.onerror = () => reject(request.error ?? new Error('unreadable'));
  });
  database.close();
  return rows.map((row) => btoa(Array.from(row, (byte) => String.fromCharCode(byte)).join('')));
}

async function addToCopy(update: string): Promise<void> {
  const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(names.find((name) => name.endsWith(':commons')) ?? '');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no copy'));
  });
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction('updates', 'readwrite');
    transaction.objectStore('updates').add(Uint8Array.from(atob(update), (letter) => letter.charCodeAt(0)));
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('unwritable'));
  });
  database.close();
}
