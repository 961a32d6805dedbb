import { visible } from './terminal.ts';

/** A path as the pattern of a CODEOWNERS file that means this file alone: rooted, with blanks and signs of patterns taken as they are. */
export const ownersPattern = (path: string): string => `/${visible(path).replace(/[\\\s*?[\]!#]/g, '\\$&')}`;

/** A path as a relative URI (RFC 3986). */
export const uri = (path: string): string => path.toWellFormed().split('/').map(encodeURIComponent).join('/');
