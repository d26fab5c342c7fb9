import type { RequestHandler } from './$types';

/** For whoever watches the machine: 200 while all is well, 503 otherwise. */
export const GET: RequestHandler = async ({ locals }) => {
  const health = await locals.portal.health();
  return Response.json(health, { status: health.ok ? 200 : 503, headers: { 'cache-control': 'no-store' } });
};
