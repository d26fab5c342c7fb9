import type { RequestHandler } from './$types';

/** For whoever watches the machine: 200 while it can take what people write, 503 otherwise. */
export const GET: RequestHandler = async ({ locals }) => {
  const health = await locals.portal.health();
  const status = health.store.writable ? 200 : 503;
  return Response.json(health, { status, headers: { 'cache-control': 'no-store' } });
};
