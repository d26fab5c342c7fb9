/** The few promises around IndexedDB that this floor needs. A refusal of the browser is a rejection. */

export function openDatabase(
  storage: IDBFactory,
  name: string,
  stores: Readonly<Record<string, IDBObjectStoreParameters>>,
): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = storage.open(name);
    request.onupgradeneeded = () => {
      for (const [store, parameters] of Object.entries(stores))
        request.result.createObjectStore(store, parameters);
    };
    request.onerror = () => reject(request.error ?? new Error(`${name} could not be opened`));
    request.onsuccess = () => {
      const database = request.result;
      // Another tab erases this database: let go at once, or it would wait for us.
      database.onversionchange = () => database.close();
      resolve(database);
    };
  });
}

export const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('request failed'));
  });

/** Resolves once the transaction is committed. */
export const committed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('transaction aborted'));
    transaction.onerror = (event) => event.preventDefault();
  });

/** Resolves once the database is gone, other tabs having let go of it. */
export const dropDatabase = (storage: IDBFactory, name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = storage.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error(`${name} could not be erased`));
  });
