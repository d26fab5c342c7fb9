import { refused, type Result } from '#domain/result.ts';
import { NotStored } from '../store/journal.ts';
import { CannotWrite } from '../store/store.ts';

/** A disk that takes nothing more is a refusal that people can understand, not a broken page. */
export async function storing<T, Why extends string>(
  act: () => Promise<Result<T, Why>>,
): Promise<Result<T, Why | 'notStored'>> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof NotStored || error instanceof CannotWrite) return refused('notStored');
    throw error;
  }
}
