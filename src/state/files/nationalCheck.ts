import type { MediationColumn } from '#domain/files/columns.ts';
import type { NationalCheck } from '#domain/files/readCard.ts';

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

/** Columns of which the schema has its own list or shape; the others are free. */
const JUDGED: ReadonlySet<MediationColumn> = new Set([
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

/** The national schema as its own package has it; null where the package is not on this device and cannot be had. */
export async function bringNationalCheck(): Promise<NationalCheck | null> {
  try {
    const schema = await import('@gouvfr-anct/lieux-de-mediation-numerique');
    return checkBy((place) => void schema.fromSchemaLieuDeMediationNumerique(place));
  } catch {
    return null;
  }
}

/** Most values come again and again: each is judged once. */
function checkBy(judge: (place: typeof ACCEPTED) => void): NationalCheck {
  const known = new Map<string, boolean>();
  return (column, value) => {
    if (column === 'date_maj') return /^\d{4}-\d{2}-\d{2}/.test(value) && !Number.isNaN(Date.parse(value));
    if (!JUDGED.has(column)) return true;
    const key = `${column}=${value}`;
    let isGood = known.get(key);
    if (isGood === undefined) {
      isGood = isAccepted(judge, column, value);
      if (known.size < 20_000) known.set(key, isGood);
    }
    return isGood;
  };
}

function isAccepted(judge: (place: typeof ACCEPTED) => void, column: string, value: string): boolean {
  try {
    judge({
      ...ACCEPTED,
      [column]: value
        .split('|')
        .map((one) => one.trim())
        .join('|'),
    });
    return true;
  } catch {
    return false;
  }
}
