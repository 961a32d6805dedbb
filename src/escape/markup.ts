import { escapeUTF8 } from 'entities/escape';

/** Text as HTML has it, between tags and in quoted attributes alike, and as drawings within it have it. */
export const html = (text: string): string => escapeUTF8(text);
