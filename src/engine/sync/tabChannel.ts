/**
 * In the place of `lib0/broadcastchannel`, by which the provider lets the tabs of a device hear each other
 * (`vite.config.ts`). A browser that has no BroadcastChannel would be given a channel that leaves what is written in its
 * key-value storage, where no erasure looks: here its tabs hear each other by the server.
 */
type Hear = (data: unknown, origin: unknown) => void;

interface Channel {
  readonly line: BroadcastChannel | null;
  readonly heard: Set<Hear>;
}

const channels = new Map<string, Channel>();

function channelOf(name: string): Channel {
  const known = channels.get(name);
  if (known !== undefined) return known;
  const heard = new Set<Hear>();
  const line = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
  if (line !== null) line.onmessage = ({ data }) => heard.forEach((hear) => hear(data, 'broadcastchannel'));
  const channel = { line, heard };
  channels.set(name, channel);
  return channel;
}

export function subscribe(name: string, hear: Hear): void {
  channelOf(name).heard.add(hear);
}

export function unsubscribe(name: string, hear: Hear): void {
  const { line, heard } = channelOf(name);
  heard.delete(hear);
  if (heard.size > 0) return;
  line?.close();
  channels.delete(name);
}

/** The providers of this very page hear it too. */
export function publish(name: string, data: unknown, origin: unknown = null): void {
  const { line, heard } = channelOf(name);
  line?.postMessage(data);
  heard.forEach((hear) => hear(data, origin));
}
