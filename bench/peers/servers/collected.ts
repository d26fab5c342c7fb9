import { WebSocket } from 'ws';
import { pause } from '../line.ts';

const OPENING = 50;
const UNMAPPING = 500;

/**
 * Has a Node program let go of its garbage, as an operator could: it opens its inspector when it is sent `SIGUSR1`.
 * When garbage is collected by itself depends on what ran before, and would say little of what is held.
 */
export async function collectGarbage(pid: number, inspectorPort: number): Promise<void> {
  process.kill(pid, 'SIGUSR1');
  const inspector = new WebSocket(await inspectorOf(inspectorPort));
  await new Promise((resolve, reject) => inspector.once('open', resolve).once('error', reject));
  for (const id of [1, 2]) await ask(inspector, { id, method: 'HeapProfiler.collectGarbage' });
  inspector.terminate();
  // Pages go back to the system a moment later.
  await pause(UNMAPPING);
}

async function inspectorOf(port: number): Promise<string> {
  for (let patience = 100; ; patience -= 1)
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
      const [target] = (await answer.json()) as readonly { readonly webSocketDebuggerUrl: string }[];
      if (target !== undefined) return target.webSocketDebuggerUrl;
    } catch (error) {
      if (patience === 0) throw error;
      await pause(OPENING);
    }
}

const ask = (inspector: WebSocket, call: { readonly id: number; readonly method: string }): Promise<void> =>
  new Promise((resolve) => {
    inspector.on('message', function answered(data: Buffer) {
      if ((JSON.parse(data.toString()) as { readonly id?: number }).id !== call.id) return;
      inspector.off('message', answered);
      resolve();
    });
    inspector.send(JSON.stringify(call));
  });
