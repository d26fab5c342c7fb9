import type { LegalBody } from '#domain/legal.ts';
import type { LegalSheet } from '#domain/projections/legalSheet.ts';
import type { LegalWords } from './legalWords.ts';

/** A heading, sentences, and lines of a list. */
export interface LegalPassage {
  readonly title: string;
  readonly lines?: readonly string[];
  readonly paragraphs?: readonly string[];
  readonly link?: { readonly href: string; readonly text: string };
}

export interface LegalText {
  readonly title: string;
  readonly lead: string;
  readonly passages: readonly LegalPassage[];
}

/** What a space keeps of people, from its settings. What they do not say reads as not said. */
export function dataText(sheet: LegalSheet, { legal }: LegalWords): LegalText {
  const { data } = legal;
  const { controller, host } = sheet;
  const officer = sheet.dataOfficer === null ? [] : [legal.label(data.dataOfficer, sheet.dataOfficer)];
  return {
    title: data.title(sheet.name),
    lead: data.lead,
    passages: [
      {
        title: data.who,
        lines: [
          ...named(data.controller, controller, legal),
          legal.label(data.contact, controller?.contact ?? legal.unsaid),
          ...officer,
        ],
      },
      { title: data.what, lines: data.kept },
      { title: data.why, paragraphs: [data.basis[sheet.lawfulBasis], data.consent] },
      { title: data.readers, lines: data.seen },
      {
        title: data.where,
        lines: [...named(data.host, host, legal), ...data.devices],
      },
      {
        title: data.howLong,
        lines: [
          data.members(legal.months(sheet.memberMonths)),
          data.contacts(legal.months(sheet.contactMonths)),
          data.commons,
          data.backups,
        ],
      },
      {
        title: data.rights,
        lines: data.can,
        paragraphs: [data.cnil],
        link: { href: data.cnilLink, text: legal.toCnil },
      },
    ],
  };
}

/** The legal notice of a space, as French law asks for it. */
export function mentionsText(sheet: LegalSheet, { legal, common }: LegalWords): LegalText {
  const { mentions } = legal;
  const { controller, host } = sheet;
  return {
    title: mentions.title(sheet.name),
    lead: mentions.lead,
    passages: [
      {
        title: mentions.publisher,
        lines: [
          ...named(mentions.name, controller, legal),
          legal.label(mentions.reach, controller?.contact ?? legal.unsaid),
          legal.label(mentions.director, sheet.publicationDirector ?? legal.unsaid),
        ],
        paragraphs: [mentions.report],
      },
      {
        title: mentions.host,
        lines: [
          ...named(mentions.name, host, legal),
          ...(typeof host?.contact !== 'string' ? [] : [legal.label(mentions.reach, host.contact)]),
        ],
      },
      { title: mentions.texts, paragraphs: [mentions.licence(common.licences[sheet.licence])] },
      { title: mentions.software, paragraphs: [mentions.softwareText] },
    ],
  };
}

const named = (label: string, body: LegalBody | null, legal: LegalWords['legal']): readonly string[] => [
  legal.label(label, body?.name ?? legal.unsaid),
  ...(typeof body?.address !== 'string' ? [] : [legal.label(legal.data.address, body.address)]),
];

/** By the last word of the address of each. */
export const LEGAL_TEXTS = { donnees: dataText, mentions: mentionsText } as const;
