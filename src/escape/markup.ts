import { escapeUTF8 } from 'entities/escape';

/**
 * Text as HTML has it, between tags and in quoted attributes alike, and as drawings within it have it. Pages and drawings
 * that are written with it are templates, since a tree of the same elements takes more lines and says no more.
 */
export const html = (text: string): string => escapeUTF8(text);
