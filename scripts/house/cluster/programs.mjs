import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** A program ended before it was ready; its message is what the program said. */
export class StartFailed extends Error {}

/**
 * Starts a program and resolves once it says `ready`, on either output; what `ready` catches is its port. Rejects with
 * what it said when it ends before. `input`: what it reads; null leaves that open for as long as this process lives.
 */
export function startProgram(file, args, { ready, input = '', ...options }) {
  const child = spawn(file, args, {
    ...options,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => undefined);
  if (input !== null) child.stdin.end(input);
  const gone = new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal })));
  const program = {
    child,
    gone,
    end(signal) {
      child.kill(signal);
      return gone;
    },
  };
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (text) => {
      said = (said + text).slice(-20_000);
      const found = ready.exec(said);
      if (found !== null) resolve({ ...program, port: found[1] === undefined ? null : Number(found[1]) });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', reject);
    gone.then(() => reject(new StartFailed(said)));
  });
}

/** A port of this machine on which nobody listens. */
export async function freePort() {
  const probe = createServer();
  const port = await new Promise((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => resolve(probe.address().port));
  });
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
