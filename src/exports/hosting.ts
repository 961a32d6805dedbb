/** Where hosts look for the headers of a site: Netlify, Cloudflare Pages and others. */
export const headersPath = '_headers';

/**
 * The headers of a site below `base`, in the form that these hosts read: a path, and below it a header a line. The rest
 * of the policy stands in each page; a frame around it can only be refused by a header. A file below `_astro` has the
 * digest of what it holds in its name. Paths that fit twice would have a header twice, so each is named once.
 */
export const headersOf = (base: string): string => `${base}*
  Content-Security-Policy: frame-ancestors 'self'
  Referrer-Policy: same-origin
  X-Content-Type-Options: nosniff
${base}_astro/*
  Cache-Control: max-age=31536000, immutable
`;
