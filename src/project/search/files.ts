/** Files of the site from which the command box reads. */
export const titleFile = 'search-titles.json';
export const wordFile = 'search-words.json';
export const cardFile = (number: number): string => `search-answers-${number}.json`;

/** Script of the full-text search, where the site has one. */
export const textScript = 'pagefind/pagefind.js';
