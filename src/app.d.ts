import type { Portal } from '#protocol/portal.ts';
import type { Language } from '#ui/words/language.ts';

declare global {
  namespace App {
    interface Error {
      message: string;
      /** The refusal that the page tells in words, where there is one. */
      why?: string;
      /** What the log calls this failure. */
      id?: string;
      language?: Language;
    }
    interface Locals {
      portal: Portal;
      language: Language;
      /** The visitor's address, for rates only; it is never stored. */
      address: string;
    }
  }
}

export {};
