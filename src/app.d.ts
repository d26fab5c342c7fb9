import type { Portal } from '#protocol/portal.ts';
import type { Language } from '#ui/words/language.ts';

declare global {
  namespace App {
    interface Locals {
      portal: Portal;
      language: Language;
      /** The visitor's address, for rates only; it is never stored. */
      address: string;
    }
  }
}

export {};
