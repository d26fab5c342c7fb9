import { fromSchemaLieuDeMediationNumerique as schema } from '@gouvfr-anct/lieux-de-mediation-numerique';
import { parseCsv } from 'hucre/csv';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { importSlice, slicesOf } from '#features/files/domain/importStructures.ts';
import { readAll } from '#domain/collection.ts';
import { openCommons } from '#domain/everyKind.ts';
import { guessColumns, NATIONAL_COLUMNS } from '#features/files/domain/columns.ts';
import { readCard } from '#features/files/domain/readCard.ts';
import { structure, type Structure } from '#domain/kinds/index.ts';
import { planImport, type PlannedRow } from '#features/files/domain/importPlan.ts';
import { bringNationalCheck } from '#features/files/state/nationalCheck.ts';
import { readTable } from '#features/files/state/readTable.ts';
import * as Y from 'yjs';
import { manyPlaces, placesAsCsv } from '../tests/domain/files/manyPlaces.ts';
import { asRatio, median } from './percentiles.ts';

const SIZE = 5_000;
const TURNS = 5;

const check = await bringNationalCheck();
const lines: string[] = [];
// As the module comes in: the parts that a page fetches when a file asks for them can be had only while it does.
await measure();

/** A directory of 5,000 places of the national schema, good rows and bad: from the bytes of a file to what each row would do. */
export function run(): void {
  for (const line of lines) console.log(line);
}

async function measure(): Promise<void> {
  const csv = new TextEncoder().encode(placesAsCsv(SIZE));
  const rows = [
    [...NATIONAL_COLUMNS],
    ...manyPlaces(SIZE).map((one) => NATIONAL_COLUMNS.map((at) => one[at])),
  ];
  const xlsx = await writeXlsx({ sheets: [{ name: 'lieux', rows }] });

  const first = await planOf(csv, []);
  const counts = new Map<string, number>();
  for (const { kind } of first) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const faults = first.reduce((sum, { problems }) => sum + problems.length, 0);
  lines.push(
    `\n${SIZE} places: ${[...counts].map(([kind, n]) => `${n} ${kind}`).join(', ')}; ${faults} values told`,
  );

  const [ours, theirs, workbook, theirWorkbook]: number[][] = [[], [], [], []];
  let accepted = 0;
  for (let turn = 0; turn < TURNS; turn += 1) {
    ours?.push(await took(() => planOf(csv, [])));
    theirs?.push(await took(() => void (accepted = bySchemaAlone(csv))));
    workbook?.push(await took(() => planOf(xlsx, [])));
    theirWorkbook?.push(await took(() => readXlsx(xlsx)));
  }
  say(
    'CSV, read, checked and planned',
    ours ?? [],
    theirs ?? [],
    'hucre and the schema’s package, which stops at the first fault of a row',
  );
  lines.push(`  that one took ${accepted} rows whole, and says of the others one fault each`);
  say('XLSX, the same', workbook ?? [], theirWorkbook ?? [], 'hucre alone, which checks nothing');

  const { held, writing } = written(first);
  const again = [];
  for (let turn = 0; turn < TURNS; turn += 1) again.push(await took(() => planOf(csv, held)));
  say('the same file again, every row found', again, ours ?? [], 'the first time');
  lines.push(`  written to a document in slices: ${perSecond(writing)} rows/s`);
}

function perSecond(ms: number): string {
  return Math.round((SIZE / ms) * 1_000).toLocaleString('en');
}

function say(what: string, ours: readonly number[], theirs: readonly number[], whom: string): void {
  lines.push(
    `  ${what}: ${perSecond(median(ours))} rows/s, ${asRatio(median(ours), median(theirs))} the time of ${whom}`,
  );
}

async function took(act: () => unknown): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

/** All that the page does between a file and the plan that it shows. */
async function planOf(bytes: Uint8Array, structures: readonly Structure[]): Promise<readonly PlannedRow[]> {
  const read = await readTable(bytes);
  if (!read.ok || check === null) throw new Error(read.ok ? 'no schema' : read.why);
  const mapping = guessColumns(read.value.headers);
  return planImport(
    read.value.rows.map(({ line, cells }) => ({ line, ...readCard(cells, mapping, check) })),
    structures,
  );
}

/** The peer: how many rows the package of the schema takes as they are. */
function bySchemaAlone(bytes: Uint8Array): number {
  const [headers = [], ...rows] = parseCsv(new TextDecoder().decode(bytes)) as string[][];
  let accepted = 0;
  for (const row of rows) {
    const place = Object.fromEntries(headers.flatMap((header, n) => (row[n] ? [[header, row[n]]] : [])));
    try {
      schema(place as never);
      accepted += 1;
    } catch {
      // Told by what it throws; the row is lost.
    }
  }
  return accepted;
}

function written(plan: readonly PlannedRow[]) {
  const doc = openCommons(new Y.Doc());
  let n = 0;
  const world = { now: () => 1, chance: () => `place-${(n += 1)}` };
  const acts = plan.flatMap((row) =>
    row.kind === 'new' ? [{ kind: 'add' as const, line: row.line, card: row.card }] : [],
  );
  const began = performance.now();
  for (const slice of slicesOf(acts)) importSlice(doc, slice, world);
  const writing = performance.now() - began;
  return { held: [...readAll(doc, structure).values()], writing };
}
