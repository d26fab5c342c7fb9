interface Waiting {
  readonly run: () => void;
  readonly fail: (error: unknown) => void;
}

/** What waits until memory holds nothing that is not durable, in the order in which it came. */
export class Durable {
  private waiting: Waiting[] = [];

  get isEmpty(): boolean {
    return this.waiting.length === 0;
  }

  wait(run: () => void, fail: (error: unknown) => void): void {
    this.waiting.push({ run, fail });
  }

  runAll(): void {
    for (const { run } of this.take()) run();
  }

  failAll(why: unknown): void {
    for (const { fail } of this.take()) fail(why);
  }

  private take(): readonly Waiting[] {
    const waiting = this.waiting;
    this.waiting = [];
    return waiting;
  }
}
