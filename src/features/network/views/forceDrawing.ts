import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';
import type { Sharing } from '../domain/sharingOf.ts';
import type { Drawing, Drawn } from './drawing.ts';

/** Enough for the drawing to rest; more changes nothing that the eye sees. */
const STEPS = 300;
const STEPS_OF_MANY = 120;
const MANY = 150;
const MARGIN_X = 110;
const MARGIN_Y = 40;
/** Room for a sign and its name under it. */
const ROOM = 62;
const WIDEST = 9;

interface Body {
  readonly drawn: Drawn;
  x: number;
  y: number;
}

/** The same draws each time: the same data is the same drawing. */
function draws(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** Who shares questions with whom: near those one shares most with. Computed whole, then drawn: nothing moves. */
export function forceDrawing(structures: readonly Drawn[], sharing: readonly Sharing[], seed = 1): Drawing {
  const random = draws(seed);
  const spread = ROOM * Math.sqrt(structures.length);
  const bodies = [...structures]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((drawn): Body => ({ drawn, x: (random() - 0.5) * spread, y: (random() - 0.5) * spread }));
  const byId = new Map(bodies.map((body) => [body.drawn.id, body]));
  const links = sharing.flatMap(({ one, other, questions }) => {
    const [source, target] = [byId.get(one), byId.get(other)];
    return source === undefined || target === undefined ? [] : [{ source, target, questions }];
  });
  const most = Math.max(1, ...links.map(({ questions }) => questions));
  const simulation = forceSimulation(bodies)
    .randomSource(random)
    .force(
      'link',
      forceLink<Body, (typeof links)[number]>(links)
        .distance(({ questions }) => 190 - 80 * (questions / most))
        .strength(({ questions }) => 0.08 + 0.3 * (questions / most)),
    )
    .force('charge', forceManyBody<Body>().strength(-320).distanceMax(600))
    .force('collide', forceCollide<Body>(ROOM))
    .force('x', forceX<Body>().strength(0.05))
    .force('y', forceY<Body>().strength(0.09))
    .stop();
  simulation.tick(bodies.length > MANY ? STEPS_OF_MANY : STEPS);

  const left = Math.min(0, ...bodies.map(({ x }) => x)) - MARGIN_X;
  const top = Math.min(0, ...bodies.map(({ y }) => y)) - MARGIN_Y;
  const at = ({ x, y }: Body) => ({ x: Math.round(x - left), y: Math.round(y - top) });
  const spots = bodies.map((body) => ({ ...body.drawn, ...at(body) }));
  const lines = links.map(({ source, target, questions }) => {
    const [a, b] = [at(source), at(target)];
    const width = 1 + (WIDEST - 1) * (questions / most) ** 2;
    return { from: source.drawn.id, to: target.drawn.id, path: `M${a.x} ${a.y}L${b.x} ${b.y}`, width };
  });
  return {
    width: Math.max(0, ...spots.map(({ x }) => x)) + MARGIN_X,
    height: Math.max(0, ...spots.map(({ y }) => y)) + MARGIN_Y + 20,
    spots,
    lines,
    names: 'under',
  };
}
