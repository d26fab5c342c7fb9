import { execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of its own, so small that a test can fill it. */
export interface SmallDisk {
  readonly folder: string;
  /** Takes all the room that is left. */
  fill(): void;
  /** Gives it back. */
  free(): void;
  /** From now on the system refuses every write to a database on it, as a disk does that protects itself. */
  protect(): void;
  unprotect(): void;
  /** With nobody writing on it: mounts it for reading only, or again for writing. */
  isMountedForReading(isSo: boolean): void;
  remove(): void;
}

const run = (program: string, ...args: readonly string[]): void =>
  void execFileSync(program, args, { stdio: 'pipe' });

/** Null where this account may not mount one: the tests that need it say so and are skipped. */
export function smallDisk(megabytes: number): SmallDisk | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const place = mkdtempSync(join(tmpdir(), 'terreau-disk-'));
  const [image, folder] = [join(place, 'image'), mkdtempSync(join(place, 'mounted-'))];
  try {
    run('truncate', '-s', `${megabytes}M`, image);
    run('mkfs.ext4', '-q', '-m', '0', '-O', '^has_journal', image);
    run('mount', '-o', 'loop', image, folder);
  } catch {
    rmSync(place, { recursive: true });
    return null;
  }
  const ballast = join(folder, 'ballast');
  const databases = (): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /terreau\.sqlite(?:-wal)?$/.test(name))
      .map((name) => join(folder, name));
  const allow = (flag: '+i' | '-i'): void => run('chattr', flag, ...databases());
  return {
    folder,
    fill: () => fill(ballast),
    free: () => rmSync(ballast),
    protect: () => allow('+i'),
    unprotect: () => allow('-i'),
    isMountedForReading: (isSo) => run('mount', '-o', `remount,${isSo ? 'ro' : 'rw'}`, folder),
    remove() {
      run('mount', '-o', 'remount,rw', folder);
      if (databases().length > 0) allow('-i');
      run('umount', '--lazy', folder);
      rmSync(place, { recursive: true });
    },
  };
}

function fill(file: string): void {
  const handle = openSync(file, existsSync(file) ? 'r+' : 'w');
  for (const size of [1 << 20, 1 << 14, 1 << 10])
    try {
      for (;;) writeSync(handle, new Uint8Array(size));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
