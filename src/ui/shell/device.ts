import { getContext, setContext } from 'svelte';
import type { Announcer } from '#state/announcer.svelte.ts';
import type { DisplayState } from '#state/display.svelte.ts';

/** What belongs to the device and not to a space: how things look, what is announced, a newer version that waits. */
export interface DeviceContext {
  readonly display: DisplayState;
  readonly announcer: Announcer;
  /** Reloads in the newer version of the app, where one is ready. */
  readonly newer: () => (() => void) | null;
}

const KEY = Symbol('device');

export const provideDevice = (device: DeviceContext): DeviceContext => setContext(KEY, device);

export const useDevice = (): DeviceContext => getContext<DeviceContext>(KEY);
