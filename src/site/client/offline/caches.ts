/** Where pages and data are kept for reading without a network. */
export const pagesCache = 'fieldbook-pages';

/** Where files are kept whose names change with what is in them. */
export const filesCache = 'fieldbook-files';

/** Files whose names tell what is in them, by their path below the site's base. */
export const unchanging = /(?:^|\/)(?:_astro|pagefind\/(?:fragment|index|filter))\//;
