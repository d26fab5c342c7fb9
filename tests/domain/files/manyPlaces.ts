import { NATIONAL_COLUMNS, type NationalColumn } from '#features/files/domain/columns.ts';
import { csvText } from '#features/files/domain/csvText.ts';

const KINDS = ['CCAS', 'BIB', 'TIERS_LIEUX', 'ASSO', 'RFS', 'CS|EVS', 'LA_POSTE', 'MUNI', 'FT', 'Autre'];
const TOWNS = ['Thiviers', 'Nontron', 'Ribérac', 'Sarlat-la-Canéda', 'Bergerac', 'Excideuil', 'Saint-Aulaye'];

/** A SIRET that follows Luhn, on its nine digits as on all: made for tests, of nobody. */
export function siretOf(n: number): string {
  const withKey = (digits: string): string => {
    for (let key = 0; key < 10; key += 1) if (luhn(`${digits}${key}`)) return `${digits}${key}`;
    throw new Error('no key');
  };
  const siren = withKey(String(10_000_000 + n));
  return withKey(`${siren}0001`);
}

function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, letter, n) => {
    const digit = Number(letter) * (n % 2 === 0 ? 1 : 2);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return sum % 10 === 0;
}

/** Places of the national schema. One in fifty has no name, one in forty a SIRET, one in thirty a postal code that is none. */
export function manyPlaces(count: number): readonly Readonly<Record<NationalColumn, string>>[] {
  return Array.from({ length: count }, (_, n) => place(n));
}

export const isNameless = (n: number): boolean => n % 50 === 49;

function place(n: number): Readonly<Record<NationalColumn, string>> {
  const empty = Object.fromEntries(NATIONAL_COLUMNS.map((column) => [column, ''])) as Record<
    NationalColumn,
    string
  >;
  const kind = KINDS[n % KINDS.length] ?? '';
  const town = TOWNS[n % TOWNS.length] ?? '';
  return {
    ...empty,
    id: `place-${n}`,
    pivot: n % 40 === 7 ? '12345678901234' : siretOf(n),
    nom: isNameless(n) ? '' : `Lieu « ${kind} » no ${n}, l’accueil`,
    commune: town,
    code_postal: n % 30 === 11 ? '2A' : `24${String(n % 1000).padStart(3, '0')}`,
    code_insee: `24${String(n % 557).padStart(3, '0')}`,
    adresse: `${n % 90} rue de l’Isle`,
    latitude: String(45 + (n % 100) / 100),
    longitude: String(-0.5 + (n % 100) / 100),
    typologie: kind,
    telephone: '+33553000000',
    courriels: `personne-${n}@prive.example`,
    site_web: `https://lieu-${n}.example`,
    horaires: 'Mo-Fr 09:00-12:00,14:00-17:00',
    presentation_resume: `Un accueil, des postes et quelqu’un pour aider, au numéro ${n}.`,
    services: 'Aide aux démarches administratives|Accès internet et matériel informatique',
    frais_a_charge: n % 35 === 3 ? 'Peut-être' : 'Gratuit',
    modalites_acces: 'Se présenter|Téléphoner',
    date_maj: '2026-10-01',
  };
}

export const placesAsCsv = (count: number): string =>
  csvText(
    [[...NATIONAL_COLUMNS], ...manyPlaces(count).map((one) => NATIONAL_COLUMNS.map((column) => one[column]))],
    'open',
  );
