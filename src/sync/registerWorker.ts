/** A worker of a newer version that waits for the last tab to close, or for the person's word. */
export interface WaitingVersion {
  readonly takeOver: () => void;
}

/**
 * Registers the worker that lets the app open without network. `found` hears of a newer version once it is ready;
 * after `takeOver` the page reloads in it. Resolves to nothing where the browser has no worker.
 */
export async function registerWorker(
  found: (version: WaitingVersion) => void,
  { isProduction = import.meta.env.PROD } = {},
): Promise<void> {
  if (!isProduction || !('serviceWorker' in navigator)) return;
  try {
    const registration = await navigator.serviceWorker.register('/service-worker.js', { type: 'module' });
    const tell = (): void => {
      const { waiting } = registration;
      if (waiting !== null && navigator.serviceWorker.controller !== null)
        found({ takeOver: () => takeOver(waiting) });
    };
    tell();
    registration.addEventListener('updatefound', () =>
      registration.installing?.addEventListener('statechange', tell),
    );
  } catch {
    // Refused in a private window or by a setting: the app works, it only needs the network to open.
  }
}

function takeOver(worker: ServiceWorker): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  worker.postMessage('takeOver');
}
