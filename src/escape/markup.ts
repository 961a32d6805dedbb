import { escapeUTF8 } from 'entities/escape';

/** Text as HTML has it, between tags and in quoted attributes alike. */
export const html = (text: string): string => escapeUTF8(text);

/** Text as XML 1.0 has it: what steers a terminal, and halves of a character, have no form there at all, so they are left out. */
export const xml = (text: string): string =>
	escapeUTF8(text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''));
