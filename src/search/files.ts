/** Files of the site from which the command box reads. */
export const titleFile = 'search-titles.json';
export const wordFile = 'search-words.json';
export const cardFile = (number: number): string => `search-answers-${number}.json`;

/** Script of the full-text search, where the site has one. */
export const textScript = 'pagefind/pagefind.js';

/** Where the text of a page begins that is fed to the full-text search, and where it ends: behind it are words that are searched and not shown. */
export const textId = 'fb_text';
export const keywordsId = 'fb_keywords';
