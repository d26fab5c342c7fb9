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
    void serviceWorker.ready.then(({ active }) => active?.postMessage(`keep:${language}`));
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
export async function keepForOrganisers(language: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const { active } = await navigator.serviceWorker.ready;
  for (const part of ['organiser', `organiser-${language}`]) active?.postMessage(`keep:${part}`);
}
