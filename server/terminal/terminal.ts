import { refused } from '#domain/result.ts';
import { preferredLanguage, type Language } from '#ui/words/language.ts';
import { readConfig, settingsInForce, type Config } from '../config.ts';
import { StoreUnusable } from '../store/openStore.ts';
import { SETTINGS } from '../settings.ts';
import { badSettings, STORE_WORDS, unknownVariable } from '../words.ts';
import {
  keptText,
  misunderstandingText,
  outcomeText,
  refusalText,
  settingsText,
  wordsIn,
  type Words,
} from './answerText.ts';
import type { KeepingCommand, KeepingResult } from '../keeping/keep.ts';
import type { TerminalCommand } from './command.ts';
import { FolderUnusable, ServerSilent } from './reachHouse.ts';
import { readArguments, type Asked } from './readArguments.ts';
import type { CommandResult } from './runCommand.ts';

/** What the shell is told: 0 done, 1 refused or failed, 2 not understood. */
export type ExitCode = 0 | 1 | 2;

export interface Screen {
  /** Where answers go, and nothing else: a script reads it. */
  say(text: string): void;
  complain(text: string): void;
  /** What the person types in answer; not there where nobody sits at it. */
  ask?(question: string): Promise<string>;
}

export interface TerminalMeans {
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly screen: Screen;
  /** For what is done with the data as a whole. */
  readonly keep: (config: Config, command: KeepingCommand) => Promise<KeepingResult>;
  readonly reach: (config: Config, command: TerminalCommand) => Promise<CommandResult>;
}

/** `npm run terreau -- …` from what was typed to what is said. */
export async function terminal({ words: typed, env, screen, keep, reach }: TerminalMeans): Promise<ExitCode> {
  const language = preferredLanguage(env.LC_ALL || env.LC_MESSAGES || env.LANG);
  const words = wordsIn(language);
  const asked = readArguments(typed);
  if ('why' in asked) {
    screen.complain(misunderstandingText(asked, words));
    return 2;
  }
  if (asked.ask === 'help') {
    screen.say(words.terminal.help);
    return 0;
  }
  const config = readConfig(env);
  if (!config.ok) {
    screen.complain(badSettings(config.why, SETTINGS)[language]);
    return 2;
  }
  if (asked.ask === 'config') {
    const inForce = settingsInForce(env);
    screen.say(asked.asJson ? JSON.stringify(inForce) : settingsText(inForce, words));
    for (const unknown of config.unknown) screen.complain(unknownVariable(unknown)[language]);
    return 0;
  }
  try {
    if (asked.ask === 'keep')
      return showKept(await keep(config.value, asked.command), asked.asJson, words, screen);
    const result = await reachAndConfirm(asked, (command) => reach(config.value, command), words, screen);
    return show(result, asked.asJson, words, screen);
  } catch (error) {
    screen.complain(failureText(error, config.value, words, language));
    return 1;
  }
}

/** A space is deleted once its name was typed, or with `--yes`; a program that reads the answer is asked nothing. */
async function reachAndConfirm(
  { command, asJson }: Extract<Asked, { readonly ask: 'run' }>,
  reach: (command: TerminalCommand) => Promise<CommandResult>,
  words: Words,
  screen: Screen,
): Promise<CommandResult> {
  const result = await reach(command);
  if (command.do !== 'space.delete' || asJson || screen.ask === undefined) return result;
  if (!result.ok || result.value.did !== 'deletion' || result.value.value.isDone) return result;
  const { name } = result.value.value;
  screen.say(outcomeText(result.value, words));
  const typed = await screen.ask(words.terminal.typeName(name));
  return typed.trim() === name ? reach({ ...command, forGood: true }) : refused('notConfirmed');
}

function show(result: CommandResult, asJson: boolean, words: Words, screen: Screen): ExitCode {
  if (!result.ok) {
    if (asJson) screen.say(JSON.stringify({ error: result.why }));
    screen.complain(refusalText(result.why, words));
    return 1;
  }
  screen.say(asJson ? JSON.stringify(result.value.value) : outcomeText(result.value, words));
  return 0;
}

function showKept(result: KeepingResult, asJson: boolean, words: Words, screen: Screen): ExitCode {
  if (!result.ok) {
    if (asJson) screen.say(JSON.stringify({ error: result.why }));
    screen.complain(words.terminal.notKept[result.why]);
    return 1;
  }
  const { did, value } = result.value;
  // An export that goes to no file is the answer itself.
  if (did === 'export' && value.file === null) screen.say(JSON.stringify(value.exported));
  else if (did === 'export')
    screen.say(asJson ? JSON.stringify({ file: value.file }) : keptText(result.value, words));
  else screen.say(asJson ? JSON.stringify(value) : keptText(result.value, words));
  return (did === 'verify' || did === 'backup') && !value.isSound ? 1 : 0;
}

function failureText(
  error: unknown,
  { data }: Config,
  { terminal: words }: Words,
  language: Language,
): string {
  if (error instanceof StoreUnusable) return STORE_WORDS[error.why](error.place)[language];
  if (error instanceof ServerSilent) return words.serverSilent;
  if (error instanceof FolderUnusable) return words.folderUnusable(data);
  return `${words.failed}\n${error instanceof Error ? error.message : String(error)}`;
}
