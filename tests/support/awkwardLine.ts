import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What a line may do to the next message that holds some words. */
export type Mishap =
  /** Breaks before the message goes on. */
  | 'lost'
  /** Breaks once the message was handed on: the answer is lost. */
  | 'unanswered'
  /** Breaks once the answer has come, and keeps the answer. */
  | 'answerLost';

/** A line to a service of this machine that breaks when a test says so. */
export interface AwkwardLine {
  readonly port: number;
  /** The next message that holds `words` meets this; resolves once it has. */
  meets(words: string, mishap: Mishap): Promise<void>;
  /** From now on nothing passes, and nobody is told. */
  fallSilent(): void;
  /** What is said from now on passes again; what was lost stays lost. */
  speakAgain(): void;
  /** Every connection breaks; new ones pass again. */
  cut(): void;
  /** How many messages that held these words went on. */
  passed(words: string): number;
  end(): Promise<void>;
}

interface Plan {
  readonly words: string;
  readonly mishap: Mishap;
  readonly met: () => void;
}

export async function awkwardLine(target: number): Promise<AwkwardLine> {
  const sockets = new Set<Socket>();
  const heard: Buffer[] = [];
  let plan: Plan | null = null;
  let silent = false;

  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    let keepsAnswer: Plan | null = null;
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    }
    const breakNow = (met: Plan): void => {
      near.destroy();
      far.destroy();
      met.met();
    };
    near.on('close', () => far.end());
    far.on('close', () => near.destroy());
    near.on('data', (chunk: Buffer) => {
      if (silent) return;
      const met = plan !== null && chunk.includes(plan.words) ? plan : null;
      if (met !== null) plan = null;
      if (met?.mishap === 'lost') return breakNow(met);
      heard.push(chunk);
      if (met?.mishap === 'answerLost') keepsAnswer = met;
      far.write(chunk, () => {
        if (met?.mishap === 'unanswered') breakNow(met);
      });
    });
    far.on('data', (chunk: Buffer) => {
      if (keepsAnswer !== null) return breakNow(keepsAnswer);
      if (!silent) near.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    port: (server.address() as AddressInfo).port,
    meets: (words, mishap) =>
      new Promise((resolve) => {
        plan = { words, mishap, met: resolve };
      }),
    fallSilent() {
      silent = true;
    },
    speakAgain() {
      silent = false;
    },
    cut() {
      silent = false;
      for (const socket of sockets) socket.destroy();
    },
    passed: (words) => heard.filter((chunk) => chunk.includes(words)).length,
    async end() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
