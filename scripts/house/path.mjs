import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The folder of PATH that has this program; null where none has.
 * @param {string} program
 * @returns {string | null}
 */
export const folderOnPath = (program) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .find((folder) => folder !== '' && isProgram(join(folder, program))) ?? null;

/** @param {string} file */
export function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
