import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { done, refused, type Result } from '#domain/result.ts';
import type { Config } from '../config.ts';
import { VERSION } from '../version.ts';
import { backUp } from './backup.ts';
import { aboutBackup, BackupBroken, flush, readBackup, type BackupAbout } from './backupFile.ts';
import { Damaged } from '../store/store.ts';
import { copyErased } from './erasedList.ts';
import { exportSpace, type ExportedSpace } from './exportSpace.ts';
import { readHouse, readSqlite } from './readStore.ts';
import { closeRelay, openRelay, relayUntil } from './relayWindow.ts';
import { repair, type Repaired, type RepairRefusal } from './repair.ts';
import { restore, type Restored, type RestoreRefusal } from './restore.ts';
import { verifyStore, type Verified } from './verify.ts';

/** What is done with the data as a whole, beside a running server or without one. */
export type KeepingCommand =
  | { readonly do: 'backup'; readonly to: string | null }
  | {
      readonly do: 'restore';
      readonly from: string;
      readonly replace: boolean;
      readonly erasures?: string | null;
    }
  | { readonly do: 'repair'; readonly space: string; readonly from: string | null }
  /** Of a backup, or of what the house holds. */
  | { readonly do: 'verify'; readonly file: string | null }
  /** Whether organisers may hand on what others wrote, after a restore. */
  | { readonly do: 'relay'; readonly turn: 'on' | 'off' | null }
  | { readonly do: 'export'; readonly space: string; readonly to: string | null };

export type KeepingOutcome =
  | { readonly did: 'backup'; readonly value: { readonly file: string } & BackupAbout & Verified }
  | { readonly did: 'restore'; readonly value: Restored }
  | { readonly did: 'repair'; readonly value: Repaired }
  | { readonly did: 'verify'; readonly value: Verified & { readonly file: string | null } }
  | { readonly did: 'relay'; readonly value: { readonly until: string | null } }
  | {
      readonly did: 'export';
      readonly value: { readonly file: string | null; readonly exported: ExportedSpace };
    };

export type KeepingRefusal =
  RestoreRefusal | RepairRefusal | 'nothingKept' | 'unknownSpace' | 'notSound' | 'damaged' | 'fileExists';

export type KeepingResult = Result<KeepingOutcome, KeepingRefusal>;

export async function keep(config: Config, command: KeepingCommand, at: number): Promise<KeepingResult> {
  switch (command.do) {
    case 'backup':
      return makeBackup(
        config,
        resolve(command.to ?? join(config.data, 'backups', `${stamp(at)}.terreau`)),
        at,
      );
    case 'restore': {
      const restored = await restore(config, command.from, { ...command, at });
      return restored.ok ? done({ did: 'restore', value: restored.value }) : restored;
    }
    case 'repair': {
      const repaired = await repair(config, command.space, command.from, at);
      return repaired.ok ? done({ did: 'repair', value: repaired.value }) : repaired;
    }
    case 'verify':
      return verify(config, command.file);
    case 'relay':
      return turnRelay(config, command.turn, at);
    case 'export':
      return exportTo(config, command.space, command.to, at);
  }
}

function turnRelay({ data }: Config, turn: 'on' | 'off' | null, at: number): KeepingResult {
  if (turn === 'on') openRelay(data, at);
  if (turn === 'off') closeRelay(data);
  const until = relayUntil(data, at);
  return done({ did: 'relay', value: { until: until === null ? null : new Date(until).toISOString() } });
}

async function makeBackup(config: Config, file: string, at: number): Promise<KeepingResult> {
  if (existsSync(file)) return refused('fileExists');
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    if (!(await backUp(config, file, at, VERSION))) return refused('nothingKept');
  } catch (error) {
    if (error instanceof Damaged) return refused('damaged');
    throw error;
  }
  copyErased(config.data, dirname(file));
  const read = await verify(config, file);
  if (!read.ok || read.value.did !== 'verify') return refused('notSound');
  const db = readBackup(file);
  const about = aboutBackup(db);
  db.close();
  return done({ did: 'backup', value: { ...read.value.value, ...about, file } });
}

async function verify(config: Config, file: string | null): Promise<KeepingResult> {
  if (file !== null)
    try {
      readBackup(file).close();
    } catch (error) {
      if (error instanceof BackupBroken) return refused('backupBroken');
      throw error;
    }
  const store = file === null ? await readHouse(config) : readSqlite(file);
  if (store === null) return refused('nothingKept');
  const verified = await verifyStore(store).finally(() => store.close());
  return done({ did: 'verify', value: { ...verified, file } });
}

async function exportTo(
  config: Config,
  space: string,
  to: string | null,
  at: number,
): Promise<KeepingResult> {
  const store = await readHouse(config);
  if (store === null) return refused('unknownSpace');
  const exported = await exportSpace(store, space, at).finally(() => store.close());
  if (exported === null) return refused('unknownSpace');
  if (to !== null) {
    const draft = `${to}.part`;
    writeFileSync(draft, `${JSON.stringify(exported, null, 1)}\n`, { mode: 0o600 });
    flush(draft);
    renameSync(draft, to);
  }
  return done({ did: 'export', value: { file: to, exported } });
}

const stamp = (at: number): string => new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
