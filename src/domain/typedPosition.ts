import type { Position } from './kinds/structure.ts';
import { done, refused, type Result } from './result.ts';

const NUMBER = String.raw`(-?\d{1,3}(?:[.,]\d+)?)`;
/** « 45,18 ; 0,72 », « 45.18 0.72 », « 45,18, 0,72 »; without a space only where the decimals bear points. */
const SHAPES = [
  new RegExp(String.raw`^${NUMBER}\s*(?:;|,\s|\s)\s*${NUMBER}$`),
  /^(-?\d{1,3}\.\d+),(-?\d{1,3}\.\d+)$/,
];

/** Latitude, then longitude, in degrees, as people copy them from a map; null for nothing typed. */
export function typedPosition(typed: string): Result<Position | null, 'structure.position'> {
  const bare = typed.trim();
  if (bare === '') return done(null);
  const found = SHAPES.map((shape) => shape.exec(bare)).find((one) => one !== null);
  const [latitude, longitude] = [found?.[1], found?.[2]].map((one) => Number((one ?? 'x').replace(',', '.')));
  return latitude !== undefined &&
    longitude !== undefined &&
    Math.abs(latitude) <= 90 &&
    Math.abs(longitude) <= 180
    ? done({ latitude, longitude })
    : refused('structure.position');
}

/** As it is typed. */
export const writtenPosition = (position: Position | null): string =>
  position === null
    ? ''
    : [position.latitude, position.longitude].map((one) => String(one).replace('.', ',')).join(' ; ');
