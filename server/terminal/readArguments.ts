import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isRole } from '#domain/roles.ts';
import { isLicence, type Licence } from '#domain/spaceChoices.ts';
import type { KeepingCommand } from '../keeping/keep.ts';
import type { TerminalCommand } from './command.ts';

/** What somebody typed: a command, and whether a script will read the answer. `help` where there is no command. */
export type Asked =
  | { readonly ask: 'help' }
  | { readonly ask: 'config'; readonly asJson: boolean }
  | { readonly ask: 'keep'; readonly command: KeepingCommand; readonly asJson: boolean }
  | { readonly ask: 'run'; readonly command: TerminalCommand; readonly asJson: boolean };

/** What is wrong with what was typed, and the word that is. */
export interface Misunderstanding {
  readonly why: 'command' | 'option' | 'missing' | 'value' | 'extra';
  readonly word: string;
}

class Misunderstood extends Error {
  constructor(readonly misunderstanding: Misunderstanding) {
    super(misunderstanding.why);
  }
}

const misunderstood = (why: Misunderstanding['why'], word: string): never => {
  throw new Misunderstood({ why, word });
};

type OptionType = 'string' | 'boolean';
type Options = Readonly<Record<string, OptionType>>;
type Given = Readonly<Record<string, string | true | undefined>>;

interface CommandShape {
  readonly options: Options;
  readonly read: (given: Given) => TerminalCommand;
}

const COMMANDS: Readonly<Record<string, CommandShape>> = {
  demo: { options: {}, read: () => ({ do: 'demo' }) },
  'space create': {
    options: { name: 'string', department: 'string', date: 'string', licence: 'string', organiser: 'string' },
    read: (given) => ({
      do: 'space.create',
      name: needed(given, 'name'),
      department: needed(given, 'department').toUpperCase(),
      eventDay: day(given),
      licence: licence(given),
      organiser: text(given, 'organiser'),
    }),
  },
  'space list': { options: {}, read: () => ({ do: 'space.list' }) },
  'space who': {
    options: { space: 'string' },
    read: (given) => ({ do: 'space.who', space: needed(given, 'space') }),
  },
  'space rename': {
    options: { space: 'string', name: 'string', address: 'string' },
    read(given) {
      const [name, address] = [text(given, 'name'), text(given, 'address')];
      if (name === null && address === null) return misunderstood('missing', '--name');
      return { do: 'space.rename', space: needed(given, 'space'), name, address };
    },
  },
  'space close': {
    options: { space: 'string' },
    read: (given) => ({ do: 'space.close', space: needed(given, 'space') }),
  },
  'space open': {
    options: { space: 'string' },
    read: (given) => ({ do: 'space.open', space: needed(given, 'space') }),
  },
  'space delete': {
    options: { space: 'string', yes: 'boolean' },
    read: (given) => ({
      do: 'space.delete',
      space: needed(given, 'space'),
      forGood: given.yes === true,
    }),
  },
  'space import': {
    options: { from: 'string', space: 'string' },
    read: (given) => ({
      do: 'space.import',
      file: resolve(needed(given, 'from')),
      space: text(given, 'space'),
    }),
  },
  'member list': {
    options: { space: 'string' },
    read: (given) => ({ do: 'member.list', space: needed(given, 'space') }),
  },
  'member link': {
    options: { space: 'string', person: 'string' },
    read: (given) => ({
      do: 'member.link',
      space: needed(given, 'space'),
      person: needed(given, 'person'),
    }),
  },
  'member remove': {
    options: { space: 'string', person: 'string' },
    read: (given) => ({
      do: 'member.remove',
      space: needed(given, 'space'),
      person: needed(given, 'person'),
    }),
  },
  'invite create': {
    options: {
      space: 'string',
      role: 'string',
      structure: 'string',
      days: 'string',
      uses: 'string',
      label: 'string',
    },
    read(given) {
      const role = needed(given, 'role');
      if (!isRole(role)) return misunderstood('value', '--role');
      return {
        do: 'invite.create',
        space: needed(given, 'space'),
        role,
        structure: text(given, 'structure'),
        label: text(given, 'label'),
        days: wholeNumber(given, 'days'),
        uses: wholeNumber(given, 'uses'),
      };
    },
  },
  'invite list': {
    options: { space: 'string' },
    read: (given) => ({ do: 'invite.list', space: needed(given, 'space') }),
  },
  'invite revoke': {
    options: { space: 'string', id: 'string', 'keep-members': 'boolean' },
    read: (given) => ({
      do: 'invite.revoke',
      space: needed(given, 'space'),
      id: needed(given, 'id'),
      keepMembers: given['keep-members'] === true,
    }),
  },
  erase: {
    options: {
      space: 'string',
      entry: 'string',
      past: 'boolean',
      person: 'string',
      words: 'boolean',
      yes: 'boolean',
    },
    read(given) {
      const space = needed(given, 'space');
      const forGood = given.yes === true;
      const person = text(given, 'person');
      if (person !== null && (given.entry !== undefined || given.past === true))
        return misunderstood('extra', '--entry');
      if (person !== null)
        return { do: 'erase.person', space, person, withWords: given.words === true, forGood };
      if (given.words === true) return misunderstood('missing', '--person');
      return { do: 'erase', space, entry: needed(given, 'entry'), forGood, past: given.past === true };
    },
  },
};

/** Of one word; the others take two. */
const SHORT: ReadonlySet<string> = new Set(['demo', 'erase']);

/** With the data as a whole. `file` names the option that may also stand alone, without its name. */
const KEEPING: Readonly<Record<string, KeepingShape>> = {
  backup: { options: { to: 'string' }, read: (given) => ({ do: 'backup', to: text(given, 'to') }) },
  restore: {
    options: { from: 'string', replace: 'boolean', erasures: 'string' },
    read: (given) => ({
      do: 'restore',
      from: needed(given, 'from'),
      replace: given.replace === true,
      erasures: text(given, 'erasures'),
    }),
  },
  repair: {
    options: { space: 'string', from: 'string' },
    file: 'space',
    read: (given) => ({ do: 'repair', space: needed(given, 'space'), from: text(given, 'from') }),
  },
  verify: {
    options: { file: 'string' },
    file: 'file',
    read: (given) => ({ do: 'verify', file: text(given, 'file') }),
  },
  relay: {
    options: { turn: 'string' },
    file: 'turn',
    read(given) {
      const turn = text(given, 'turn') ?? 'status';
      if (turn !== 'on' && turn !== 'off' && turn !== 'status') return misunderstood('value', 'relay');
      return { do: 'relay', turn: turn === 'status' ? null : turn };
    },
  },
  export: {
    options: { space: 'string', to: 'string' },
    read: (given) => ({ do: 'export', space: needed(given, 'space'), to: text(given, 'to') }),
  },
};

interface KeepingShape {
  readonly options: Options;
  readonly file?: string;
  readonly read: (given: Given) => KeepingCommand;
}

/** Reads what was typed after `terreau`. Nothing is guessed: a word we do not know stops everything. */
export function readArguments(words: readonly string[]): Asked | Misunderstanding {
  try {
    return read(words);
  } catch (error) {
    if (error instanceof Misunderstood) return error.misunderstanding;
    throw error;
  }
}

function read(words: readonly string[]): Asked {
  if (words.length === 0 || words.some((word) => word === '--help' || word === '-h')) return { ask: 'help' };
  if (words[0] === 'config')
    return { ask: 'config', asJson: options(words.slice(1), { json: 'boolean' }).json === true };
  const keeping = KEEPING[words[0] ?? ''];
  if (keeping !== undefined) {
    const given = options(words.slice(1), { ...keeping.options, json: 'boolean' }, keeping.file);
    return { ask: 'keep', command: keeping.read(given), asJson: given.json === true };
  }
  const length = SHORT.has(words[0] ?? '') ? 1 : 2;
  const name = words.slice(0, length).join(' ');
  const shape = COMMANDS[name];
  if (shape === undefined) return misunderstood('command', name);
  const given = options(words.slice(length), { ...shape.options, json: 'boolean' });
  return { ask: 'run', command: shape.read(given), asJson: given.json === true };
}

/** Not in `parseArgs`'s strict mode: its messages are in English, and ours name the word. */
function options(args: readonly string[], types: Options, alone?: string): Given {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(Object.entries(types).map(([name, type]) => [name, { type }])),
    strict: false,
    tokens: true,
  });
  const given: Record<string, string | true> = {};
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') {
      if (alone === undefined || given[alone] !== undefined) return misunderstood('extra', token.value);
      given[alone] = token.value;
      continue;
    }
    const type = types[token.name];
    if (type === undefined) return misunderstood('option', token.rawName);
    const isValueOdd = token.value !== undefined && !token.inlineValue && token.value.startsWith('--');
    if ((type === 'string') !== (token.value !== undefined) || isValueOdd)
      return misunderstood('value', token.rawName);
    given[token.name] = token.value ?? true;
  }
  return given;
}

const text = (given: Given, name: string): string | null => {
  const value = given[name];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
};

const needed = (given: Given, name: string): string =>
  text(given, name) ?? misunderstood('missing', `--${name}`);

function wholeNumber(given: Given, name: string): number | null {
  const value = text(given, name);
  if (value === null) return null;
  return /^[1-9]\d{0,5}$/.test(value) ? Number(value) : misunderstood('value', `--${name}`);
}

function licence(given: Given): Licence {
  const value = text(given, 'licence') ?? 'cc-by-sa-4.0';
  return isLicence(value) ? value : misunderstood('value', '--licence');
}

/** `2027-10-14`, or as one writes it in French, `14/10/2027`. Whether there is such a day, the domain says. */
function day(given: Given): string | null {
  const value = text(given, 'date');
  const french = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value ?? '');
  if (french === null) return value;
  const [, d = '', m = '', y = ''] = french;
  return `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
}
