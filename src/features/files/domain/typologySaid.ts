import { fold } from '#domain/fold.ts';
import { typologyFrom } from '#domain/typologies.ts';
import type { TypologyReader } from './readCard.ts';

/** What directories call kinds of place besides their names in the list, singular, by code; commas part them. */
const SAID: Readonly<Record<string, string>> = {
  ASSO: 'association loi 1901, asso, structure associative',
  BIB: 'bibliothèque, médiathèque, ludothèque médiathèque, bibliothèque médiathèque, médiathèque bibliothèque, bibliothèque de quartier, bdp',
  CAF: 'allocations familiales',
  CC: 'communauté des communes, comcom',
  CCAS: 'centre communal d’action sociale, action sociale communale',
  CD: 'département, conseil général',
  CFP: 'trésorerie, centre des impôts, impôts, finances publiques',
  CS: 'centre social et culturel associatif, centre social rural, centre social',
  CSC: 'centre socio culturel, centre social et culturel, centre social et socioculturel',
  DEPT: 'service social du département',
  EPCI: 'communauté d’agglomération, communauté urbaine, métropole, agglomération',
  EPN: 'cyber base, cyberbase, espace numérique, espace multimédia, cyberespace, cybercentre',
  ENM: 'bus numérique, camion numérique, van numérique',
  FABLAB: 'fab lab, atelier de fabrication numérique, makerspace',
  FABRIQUE: 'fabrique de territoire, fabrique numérique de territoire',
  FT: 'pôle emploi, agence france travail, agence pôle emploi',
  LA_POSTE: 'bureau de poste, agence postale, agence postale communale, poste',
  MDS: 'maison des solidarités, maison du département solidarité, maison de la solidarité',
  ML: 'mission locale pour l’emploi, mission locale pour l’insertion',
  MSA: 'msa mutualité sociale agricole',
  MUNI: 'commune, ville, municipalité, hôtel de ville, mairie annexe, mairie de quartier',
  OF: 'centre de formation',
  PAD: 'point justice, point d’accès aux droits',
  PIJ_BIJ:
    'pij, bij, point information jeunesse, bureau information jeunesse, point info jeunesse, info jeunesse, information jeunesse',
  PREF: 'préfecture, sous préfecture',
  REG: 'conseil régional',
  RESSOURCERIE: 'recyclerie',
  RFS: 'maison france service, espace france service, mfs, france service, maison de services au public',
  RS_FJT: 'fjt, foyer de jeunes travailleurs, résidence sociale',
  TIERS_LIEUX: 'espace de coworking, coworking, espace de travail partagé',
};

/** What stands beside a kind of place and makes it no other kind: « médiathèque intercommunale ». */
const OF_WHOM =
  / (?:municipale?|communale?|intercommunale?|departementale?|regionale?|associati(?:f|ve)|publi(?:c|que)|rurale?|itinerante?|labelli?see?)$/;

/** Without accents, signs, case, nor the marks of the plural. */
const plain = (said: string): string =>
  fold(said)
    .replaceAll('.', '')
    .replace(/[^a-z\d]+/g, ' ')
    .trim()
    .replace(/(?<=[a-df-z])aux\b/g, 'al')
    .replace(/(?<=[a-z]{3})[sx]\b/g, '');

/**
 * Kinds of place by code, by name (`names`, by code: « Bibliothèque ou médiathèque ») and by what directories call
 * them, whatever the accents, the case and the number. What it does not know is null, and guessed from nothing.
 */
export function typologyReader(names: Readonly<Record<string, string>>): TypologyReader {
  const known = new Map<string, string>();
  const learn = (said: string, code: string): void => {
    const key = plain(said);
    const now = typologyFrom(code);
    if (now !== null && !known.has(key)) known.set(key, now);
  };
  for (const [code, name] of Object.entries(names)) learn(name, code);
  for (const [code, all] of Object.entries(SAID)) for (const said of all.split(', ')) learn(said, code);
  for (const code of Object.keys(names)) learn(code, code);
  return (said) => {
    const key = plain(said);
    return typologyFrom(said) ?? known.get(key) ?? known.get(key.replace(OF_WHOM, '')) ?? null;
  };
}
