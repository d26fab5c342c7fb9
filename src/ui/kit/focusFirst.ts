/** For a form that comes because somebody asked for it: they write in its first text at once. */
export const focusText = (form: HTMLFormElement): void => form.querySelector('textarea')?.focus();

/** The same where its first field is a line. */
export const focusLine = (form: HTMLFormElement): void => form.querySelector('input')?.focus();
