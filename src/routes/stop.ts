import { error } from '@sveltejs/kit';
import { refusalStatus } from './refusalStatus.ts';

/** Ends the request with the designed page that tells this refusal in words. */
export function stop(locals: App.Locals, why: string): never {
  error(refusalStatus(why), { message: why, why, language: locals.language });
}
