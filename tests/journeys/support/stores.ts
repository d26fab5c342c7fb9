import type { Page } from '@playwright/test';

/** Every entry of every store that a browser has for this site, named by its store, with what it holds. */
export async function storesOf(page: Page): Promise<readonly string[]> {
  const within = await page.evaluate(async () => {
    const read = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('unreadable'));
      });
    const letters = (_: string, value: unknown): unknown =>
      value instanceof Uint8Array ? new TextDecoder().decode(value) : value;
    const found: string[] = [];
    for (const [name, store] of [
      ['localStorage', localStorage],
      ['sessionStorage', sessionStorage],
    ] as const)
      for (const [key, value] of Object.entries(store)) found.push(`${name} ${key} ${String(value)}`);
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await read(indexedDB.open(name));
      found.push(`database ${name}`);
      for (const store of database.objectStoreNames)
        for (const row of await read(database.transaction(store).objectStore(store).getAll()))
          found.push(`database ${name} ${store} ${JSON.stringify(row, letters)}`);
      database.close();
    }
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys())
        found.push(`cache ${name} ${new URL(request.url).pathname}`);
    for (const { scope } of await navigator.serviceWorker.getRegistrations()) found.push(`worker ${scope}`);
    return found;
  });
  const cookies = await page.context().cookies();
  return [...within, ...cookies.map(({ name, value }) => `cookie ${name} ${value}`)];
}
