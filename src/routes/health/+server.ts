import type { RequestHandler } from './$types';

/** For whoever watches the machine: 200 while it can take what people write in every room, 503 otherwise. */
export const GET: RequestHandler = async ({ locals }) => {
  const health = await locals.portal.health();
  const { writable, damaged } = health.store;
  const status = writable && damaged.rooms === 0 && !damaged.file ? 200 : 503;
  return Response.json(health, { status, headers: { 'cache-control': 'no-store' } });
};
