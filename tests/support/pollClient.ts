import { packPoll, readPoll, type PollBody } from '#engine/protocol/pollBody.ts';
import { readFrame, type Frame } from '#engine/protocol/frames.ts';

/** One request of the long poll and its answer, as a program of somebody else's would make it. */
export interface PollClient {
  open(headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Opens, and goes on with the line that it was given. */
  enter(): Promise<void>;
  post(batch: number, frames: readonly Uint8Array[], init?: RequestInit): Promise<Response>;
  get(after: number, init?: RequestInit): Promise<Response>;
  leave(): Promise<Response>;
  /** Asks on until the frames that came satisfy; answers them all. */
  until(isSo: (frames: readonly Frame[]) => boolean): Promise<readonly Frame[]>;
  line: string;
  /** The last answer that was heard. */
  after: number;
}

export function pollClient(url: string, room: string, cookie: string | null): PollClient {
  const place = `${url}/sync/${room}/poll`;
  const ask = (address: string, method: string, init: RequestInit = {}): Promise<Response> =>
    fetch(address, {
      method,
      ...init,
      headers: { ...(cookie === null ? {} : { cookie }), ...(init.headers as Record<string, string>) },
    });
  const heard: Frame[] = [];
  return {
    line: '',
    after: 0,
    open: (headers = {}) => ask(`${place}?receipts=1`, 'POST', { headers }),
    async enter() {
      const answer: unknown = await (await this.open()).json();
      this.line = (answer as { line: string }).line;
    },
    post(batch, frames, init = {}) {
      return ask(`${place}/${this.line}?batch=${batch}`, 'POST', {
        body: packPoll(frames) as Uint8Array<ArrayBuffer>,
        ...init,
      });
    },
    get(given, init) {
      return ask(`${place}/${this.line}?after=${given}`, 'GET', init);
    },
    leave() {
      return ask(`${place}/${this.line}`, 'DELETE');
    },
    async until(isSo) {
      while (!isSo(heard)) {
        const answer = await this.get(this.after);
        if (answer.status === 204) continue;
        const { frames, close } = await framesOf(answer);
        this.after += 1;
        heard.push(...frames.map(readFrame));
        if (close !== null) throw new Error(`the line ended with ${close}`);
      }
      return heard;
    },
  };
}

export async function framesOf(answer: Response): Promise<PollBody> {
  const body = readPoll(new Uint8Array(await answer.arrayBuffer()));
  if (answer.status !== 200 || body === null) throw new Error(`no frames: ${answer.status}`);
  return body;
}

export const closeOf = async (answer: Response): Promise<readonly [status: number, close: number]> => [
  answer.status,
  ((await answer.json()) as { close: number }).close,
];
