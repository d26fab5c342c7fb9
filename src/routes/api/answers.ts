import type { Result } from '#domain/result.ts';
import { refusalStatus } from '../refusalStatus.ts';

export const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

export const answer = (value: unknown): Response => Response.json(value, { headers: HEADERS });

export const refusal = (why: string): Response =>
  Response.json({ why }, { status: refusalStatus(why), headers: HEADERS });

export const answerResult = (result: Result<unknown, string>): Response =>
  result.ok ? answer(result.value) : refusal(result.why);
