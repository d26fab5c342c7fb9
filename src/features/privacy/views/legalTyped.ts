import type { LegalSettings } from '#domain/commands/settleLegal.ts';

/** The settings of the law as they stand in fields. */
export type LegalTyped = Readonly<
  Record<
    | 'name'
    | 'address'
    | 'contact'
    | 'publicationDirector'
    | 'dataOfficer'
    | 'hostName'
    | 'hostAddress'
    | 'hostContact'
    | 'lawfulBasis'
    | 'memberMonths'
    | 'contactMonths',
    string
  >
>;

export const typedLegal = ({ controller, host, ...settings }: LegalSettings): LegalTyped => ({
  name: controller?.name ?? '',
  address: controller?.address ?? '',
  contact: controller?.contact ?? '',
  publicationDirector: settings.publicationDirector ?? '',
  dataOfficer: settings.dataOfficer ?? '',
  hostName: host?.name ?? '',
  hostAddress: host?.address ?? '',
  hostContact: host?.contact ?? '',
  lawfulBasis: settings.lawfulBasis,
  memberMonths: String(settings.memberMonths),
  contactMonths: String(settings.contactMonths),
});
