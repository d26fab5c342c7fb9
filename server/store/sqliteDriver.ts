import type BetterSqlite from 'better-sqlite3';
import { createRequire } from 'node:module';
import { sqlitePackage } from './sqlitePackage.mjs';

/** SQLite, by the package that this Node can run. Nothing else opens a database. */
export const Sqlite = createRequire(import.meta.url)(sqlitePackage(process.versions)) as typeof BetterSqlite;
