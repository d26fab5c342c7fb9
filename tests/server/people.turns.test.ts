import { describe, expect, it } from 'vitest';
import { createTurns } from '#server/people/turns.ts';

describe('turns', () => {
  it('acts on one name wait for each other; another name does not wait', async () => {
    const turns = createTurns();
    const order: string[] = [];
    let letGo = (): void => undefined;
    const slow = turns('a', async () => {
      await new Promise<void>((resolve) => {
        letGo = resolve;
      });
      order.push('slow');
    });
    const next = turns('a', async () => void order.push('next'));
    await turns('b', async () => void order.push('other'));
    letGo();
    await Promise.all([slow, next]);
    expect(order).toEqual(['other', 'slow', 'next']);
  });

  it('an act that fails tells its caller and holds up nobody', async () => {
    const turns = createTurns();
    const failing = turns('a', () => Promise.reject(new Error('no')));
    const next = turns('a', async () => 'done');
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('done');
  });
});
