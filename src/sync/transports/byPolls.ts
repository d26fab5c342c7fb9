/* What a room needs to go by polls: fetched by the few devices that do. */
export { pollingSocket } from './pollingSocket.ts';
export { WayBack } from './wayBack.ts';
