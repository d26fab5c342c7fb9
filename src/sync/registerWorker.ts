/** A newer version of the app that is ready; it waits for the last tab to close, or for the person's word. */
export interface WaitingVersion {
  /** Brings the newer version in; the page reloads. */
  readonly takeOver: () => void;
}

/**
 * Registers the worker that lets the app open without network, in the language it is read in. `found` hears of a newer version once it is ready.
 * Resolves to nothing where the browser has no worker, or refuses it.
 */
export async function registerWorker(
  found: (version: WaitingVersion) => void,
  language: string,
  { isProduction = import.meta.env.PROD } = {},
): Promise<void> {
  if (!isProduction || !('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  const hadController = serviceWorker.controller !== null;
  try {
    const registration = await serviceWorker.register('/service-worker.js');
    const tell = (): void => {
      const { waiting } = registration;
      if (waiting !== null && serviceWorker.controller !== null)
        found({ takeOver: () => takeOver(serviceWorker, waiting) });
    };
    tell();
    void keepOnceThere([language, ...(isUnhurried() ? ['later', `later-${language}`] : [])]);
    registration.addEventListener('updatefound', () =>
      registration.installing?.addEventListener('statechange', tell),
    );
    // Another tab brought it in: what this one has not loaded yet may be gone.
    serviceWorker.addEventListener('controllerchange', () => {
      if (hadController) found({ takeOver: () => location.reload() });
    });
  } catch {
    // In a private window, or by a setting: the app works, it only needs the network to open.
  }
}

function takeOver(container: ServiceWorkerContainer, waiting: ServiceWorker): void {
  container.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage('takeOver');
}

/** Keeps on this device what organisers need besides: they write themes without network too. */
export const keepForOrganisers = (language: string): Promise<void> =>
  keepOnceThere(['organiser', `organiser-${language}`]);

async function keepOnceThere(parts: readonly string[]): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const { active } = await navigator.serviceWorker.ready;
  for (const part of parts) active?.postMessage(`keep:${part}`);
}

/** Where the line is slow or counted, a page of now and then is kept from the first time it is opened, not before. */
function isUnhurried(): boolean {
  const { connection } = navigator as {
    readonly connection?: { saveData?: boolean; effectiveType?: string };
  };
  return connection?.saveData !== true && !/[23]g$/.test(connection?.effectiveType ?? '');
}
