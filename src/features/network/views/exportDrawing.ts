import { STRUCTURE_KINDS, type StructureKind } from '#domain/structureKinds.ts';
import { labelOf, outline, shortName, SIGN, SIGNS, type Drawing, type Hue, type Spot } from './drawing.ts';

export interface Caption {
  readonly title: string;
  /** The day, the licence: a line under the title. */
  readonly under: string;
  readonly kinds: Readonly<Record<StructureKind, string>>;
  readonly letters: Readonly<Record<StructureKind, string>>;
}

/** On paper, whatever the theme of the screen. */
const COLOURS: Readonly<Record<Hue, string>> = {
  moss: '#17492f',
  water: '#0f4560',
  plum: '#5f1f49',
  clay: '#7a2a10',
  ink: '#231c16',
};
const HEAD = 84;
const LEGEND_ROW = 30;
/** About as wide as a letter of the title. */
const TITLE_LETTER = 11.5;
const UNDER_LETTER = 7.4;
const NARROWEST = 420;
const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '');

/** The drawing as a file of its own: title, day, licence and legend in it, nothing to fetch. */
export function exportSvg(drawing: Drawing, caption: Caption): string {
  const kinds = STRUCTURE_KINDS.filter((kind) => drawing.spots.some((spot) => spot.kind === kind));
  const width = Math.ceil(
    Math.max(
      NARROWEST,
      drawing.width,
      40 + caption.title.length * TITLE_LETTER,
      40 + caption.under.length * UNDER_LETTER,
    ),
  );
  const legendTop = HEAD + drawing.height + 20;
  const notesTop = legendTop + kinds.length * LEGEND_ROW + 10;
  const notes = notesOf(drawing, width, notesTop);
  const height = Math.ceil(notesTop + notes.height);
  const sign = (kind: StructureKind, x: number, y: number): string =>
    `<g transform="translate(${x} ${y})"><path d="${outline(kind)}" fill="${COLOURS[SIGNS[kind].hue]}"/>` +
    `<text y="5" text-anchor="middle" fill="#fff" font-weight="700">${escaped(caption.letters[kind])}</text></g>`;
  const lines = drawing.lines.map(
    ({ path, width: wide }) =>
      `<path d="${path}" fill="none" stroke="#6c7463" stroke-width="${wide.toFixed(1)}" stroke-opacity="0.7"/>`,
  );
  const spots = drawing.spots.map(
    (spot) => sign(spot.kind, spot.x, spot.y) + nameOf(drawing, spot, notes.numberOf(spot)),
  );
  const legend = kinds.map(
    (kind, n) =>
      sign(kind, 30, legendTop + n * LEGEND_ROW) +
      `<text x="52" y="${legendTop + n * LEGEND_ROW + 5}" fill="#231c16">${escaped(caption.kinds[kind])}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="'Atkinson Hyperlegible Next', system-ui, sans-serif" font-size="14">`,
    `<title>${escaped(caption.title)}</title><rect width="100%" height="100%" fill="#fff"/>`,
    `<text x="20" y="36" font-size="22" font-weight="700" fill="#231c16">${escaped(caption.title)}</text>`,
    `<text x="20" y="60" fill="#4c4439">${escaped(caption.under)}</text>`,
    `<g transform="translate(0 ${HEAD})">${groundOf(drawing)}${lines.join('')}${spots.join('')}</g>`,
    legend.join(''),
    notes.text,
    '</svg>',
  ].join('');
}

const HALO = 'stroke="#fff" stroke-width="4" paint-order="stroke"';
/** The name beside its sign; where there is no room, a number that stands for it. */
function nameOf(drawing: Drawing, spot: Spot, number: number): string {
  const label = labelOf(drawing, spot);
  if (label === null)
    return `<text x="${spot.x + SIGN}" y="${spot.y + SIGN + 5}" font-size="11" font-weight="700" fill="#231c16" ${HALO}>${number}</text>`;
  const where = `x="${spot.x + label.dx}" y="${spot.y + label.dy}" text-anchor="${label.anchor}"`;
  return `<text ${where} fill="#231c16" ${HALO}>${escaped(shortName(spot.name))}</text>`;
}

const NOTE_WIDTH = 300;
const NOTE_ROW = 22;

/** Names that found no room on the map, by number: on paper nothing can be pointed at. */
function notesOf(drawing: Drawing, width: number, top: number) {
  const unnamed = drawing.spots.filter((spot) => labelOf(drawing, spot) === null);
  const columns = Math.max(1, Math.floor((width - 40) / NOTE_WIDTH));
  return {
    numberOf: (spot: Spot): number => unnamed.indexOf(spot) + 1,
    height: Math.ceil(unnamed.length / columns) * NOTE_ROW,
    text: unnamed
      .map(({ name }, n) => {
        const [x, y] = [20 + (n % columns) * NOTE_WIDTH, top + Math.floor(n / columns) * NOTE_ROW + 12];
        return `<text x="${x}" y="${y}" fill="#231c16"><tspan font-weight="700">${n + 1}</tspan> ${escaped(name.slice(0, 38))}</text>`;
      })
      .join(''),
  };
}

function groundOf({ ground, spots }: Drawing): string {
  if (ground === undefined) return '';
  const towns = ground.towns.map(
    ({ x, y, name, label }) =>
      `<circle cx="${x}" cy="${y}" r="2" fill="#6c7463"/>` +
      `<text x="${x + label.dx}" y="${y + label.dy}" text-anchor="${label.anchor}" fill="#4c4439" font-style="italic">${escaped(shortName(name))}</text>`,
  );
  const threads = spots.flatMap(({ pin, x, y }) =>
    pin === undefined
      ? []
      : [
          `<path d="M${pin.x} ${pin.y}L${x} ${y}" stroke="#6c7463"/><circle cx="${pin.x}" cy="${pin.y}" r="3" fill="#6c7463"/>`,
        ],
  );
  return `<path d="${ground.path}" fill="#eef1e6" stroke="#b9c2ab" stroke-width="1.5"/>${towns.join('')}${threads.join('')}`;
}

/** A picture of at most this many points a side: browsers refuse larger ones. */
const LARGEST = 8000;

export async function svgToPng(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = Math.min(2, LARGEST / Math.max(image.width, image.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (blob === null) throw new Error('the browser made no picture');
    return blob;
  } finally {
    URL.revokeObjectURL(url);
  }
}

export function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the file by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
