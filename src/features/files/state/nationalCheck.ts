import type { NationalColumn } from '../domain/columns.ts';
import type { NationalJudge } from '../domain/nationalRows.ts';
import type { NationalCheck } from '../domain/readCard.ts';
import type { NationalRow } from '../domain/structureTables.ts';

/** A place that the schema accepts: each value is tried in it, alone, since the schema stops at its first fault. */
const ACCEPTED = {
  id: '1',
  pivot: '43493312300029',
  nom: 'Lieu',
  commune: 'Lieu',
  code_postal: '24000',
  adresse: 'rue',
  date_maj: '2024-04-11',
  services: 'Accès internet et matériel informatique',
};
type Place = typeof ACCEPTED;

/** Columns of which the schema has its own list or shape; the others are free. */
const JUDGED: ReadonlySet<NationalColumn> = new Set([
  'pivot',
  'nom',
  'commune',
  'code_postal',
  'code_insee',
  'adresse',
  'latitude',
  'longitude',
  'typologie',
  'site_web',
  'services',
  'publics_specifiquement_adresses',
  'prise_en_charge_specifique',
  'frais_a_charge',
  'dispositif_programmes_nationaux',
  'formations_labels',
  'modalites_acces',
  'modalites_accompagnement',
  'itinerance',
  'fiche_acces_libre',
  'prise_rdv',
]);

type Judge = (place: Place) => void;

/** The national schema as its own package has it; null where the package is not on this device and cannot be had. */
async function bringSchema(): Promise<Judge | null> {
  try {
    const schema = await import('@gouvfr-anct/lieux-de-mediation-numerique');
    return (place) => void schema.fromSchemaLieuDeMediationNumerique(place);
  } catch {
    return null;
  }
}

/** Whether the schema takes each value of a file that comes in; null where it cannot be asked. */
export async function bringNationalCheck(): Promise<NationalCheck | null> {
  const judge = await bringSchema();
  return judge && checkBy(judge);
}

/** Whether the schema takes the rows of a file that goes out; null where it cannot be asked. */
export async function bringNationalJudge(): Promise<NationalJudge | null> {
  const judge = await bringSchema();
  return judge && { takesRow: (row) => takesRow(judge, row), takesValue: checkBy(judge) };
}

/** To the schema, a cell without anything is a column that is not there. */
const takesRow = (judge: Judge, row: NationalRow): boolean =>
  isDay(row.date_maj) &&
  isTaken(judge, Object.fromEntries(Object.entries(row).filter(([, value]) => value !== '')));

/** The schema itself takes whatever stands there, and makes of it a date that is none. */
const isDay = (value: string): boolean =>
  /^\d{4}-\d{2}-\d{2}/.test(value) && !Number.isNaN(Date.parse(value));

/** Most values come again and again: each is judged once. */
function checkBy(judge: Judge): (column: NationalColumn, value: string) => boolean {
  const known = new Map<string, boolean>();
  return (column, value) => {
    if (column === 'date_maj') return isDay(value);
    if (!JUDGED.has(column)) return true;
    const key = `${column}=${value}`;
    let isGood = known.get(key);
    if (isGood === undefined) {
      isGood = isTaken(judge, { ...ACCEPTED, [column]: trimmed(value) });
      if (known.size < 20_000) known.set(key, isGood);
    }
    return isGood;
  };
}

const trimmed = (value: string): string =>
  value
    .split('|')
    .map((one) => one.trim())
    .join('|');

function isTaken(judge: Judge, place: object): boolean {
  try {
    judge(place as Place);
    return true;
  } catch {
    return false;
  }
}
