import * as Y from 'yjs';
import { askQuestion } from '#domain/commands/askQuestion.ts';
import { sharedType } from '#domain/collection.ts';
import { openCommons } from '#domain/everyKind.ts';
import { openTheme } from '#domain/commands/openTheme.ts';
import { theme } from '#domain/kinds/index.ts';
import type { Pen, Pens } from '#domain/ids.ts';
import { surroundingsOf } from '#domain/projections/surroundings.ts';
import { judge } from '#server/guard/judge.ts';
import type { Ground } from '#server/guard/contribution.ts';
import { DEFAULT_LIMITS } from '#server/limits.ts';
import { ROOM_SHAPES } from '#server/document/roomShape.ts';
import { asRatio, median, percentile } from './percentiles.ts';

const ENTRIES = 20_000;
const KEYS = 4_000;
const ANA: Pens = { named: 'ana' as Pen, veiled: 'veil' as Pen };

/** What the guard costs for each key that somebody types, beside applying the same update. */
export async function run(): Promise<void> {
  const { server, text } = commonsOf(ENTRIES);
  const ana = openCommons(new Y.Doc());
  Y.applyUpdate(ana, Y.encodeStateAsUpdate(server));
  const typed = text(ana);
  const updates: Uint8Array[] = [];
  ana.on('update', (update: Uint8Array) => updates.push(update));
  for (let n = 0; n < KEYS; n += 1) typed.insert(Math.min(n, typed.length), 'a');
  const ground = groundOf(server, ana.clientID);
  const [check, apply]: [number[], number[]] = [[], []];
  for (const update of updates) {
    check.push(microseconds(() => judge(update, ground)));
    apply.push(microseconds(() => Y.applyUpdate(server, update)));
  }
  const [checked, applied] = [check, apply].map((times) => times.slice(KEYS / 4)) as [number[], number[]];
  console.log(`${ENTRIES} entries, ${KEYS} keys typed in a theme`);
  console.log(
    `  a key: ${asRatio(median(checked), median(applied))} Y.applyUpdate of it (${median(checked).toFixed(1)} and ${median(applied).toFixed(1)} µs; 99 of 100 under ${percentile(checked, 0.99).toFixed(0)} µs)`,
  );
  const whole = Y.encodeStateAsUpdate(server);
  const again = microseconds(() => judge(whole, { ...ground, limits: DEFAULT_LIMITS.step2 }));
  const bare = microseconds(() => Y.applyUpdate(openCommons(new Y.Doc()), whole));
  console.log(
    `  the whole document as a second sync step that brings nothing: ${asRatio(again, bare)} Y.applyUpdate of it`,
  );
}

const groundOf = (doc: Y.Doc, client: number): Ground => ({
  doc,
  roots: ROOM_SHAPES.commons.roots,
  fieldOf: ROOM_SHAPES.commons.fieldOf,
  right: 'write',
  writer: { role: 'organiser', pens: ANA, structures: [], phase: 'before' },
  author: { account: 'ana', role: 'organiser', structures: [] },
  around: surroundingsOf(doc),
  isTakenOver: () => false,
  relays: false,
  ownerOf: (id) => (id === client ? 'ana' : null),
  limits: DEFAULT_LIMITS.update,
});

function microseconds(act: () => unknown): number {
  const start = performance.now();
  act();
  return (performance.now() - start) * 1_000;
}

function commonsOf(entries: number): { server: Y.Doc; text: (doc: Y.Doc) => Y.Text } {
  const server = openCommons(new Y.Doc());
  let draws = 0;
  const world = { now: () => 1_800_000_000_000 + draws, chance: () => `q${(draws += 1)}` };
  server.transact(() => {
    for (let n = 0; n < entries; n += 1)
      askQuestion(
        server,
        ANA,
        { sentence: `Comment accompagner le village ${n} ?`, voice: { kind: 'nobody', family: null } },
        world,
      );
  });
  const opened = openTheme(server, { title: 'Aider les aînés' }, world);
  if (!opened.ok) throw new Error(opened.why);
  const text = (doc: Y.Doc): Y.Text => {
    const intent = sharedType(doc, theme, opened.value, 'intent');
    if (!(intent instanceof Y.Text)) throw new Error('the theme has no intent');
    return intent;
  };
  return { server, text };
}
