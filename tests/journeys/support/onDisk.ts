import type { Page } from '@playwright/test';

/**
 * All that the browser keeps of this site, as one text: databases with the bytes in them read as letters, caches of the
 * worker, notes of the page, its address and its state.
 */
export const onDisk = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const read = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('unreadable'));
      });
    const letters = (_: string, value: unknown): unknown =>
      value instanceof Uint8Array || value instanceof ArrayBuffer ? new TextDecoder().decode(value) : value;
    const texts = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    texts.push(JSON.stringify(history.state), location.href);
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await read(indexedDB.open(name));
      texts.push(name);
      for (const store of database.objectStoreNames) {
        const rows = database.transaction(store).objectStore(store);
        texts.push(JSON.stringify(await read(rows.getAll()), letters));
      }
      database.close();
    }
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) {
        const kept = await caches.match(request);
        texts.push(request.url, (await kept?.text()) ?? '');
      }
    return texts.join('\n');
  });
