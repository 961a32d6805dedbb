import type { Entry } from './entry.ts';
import type { Ref } from './kind.ts';
import type { Path } from './path.ts';
import type { Location } from './source.ts';
import type { WrittenLink } from './written-link.ts';

/** A reference from an entry: resolved, or dangling with the reason. */
export interface Link {
	readonly from: Entry;
	/** What the author wrote. */
	readonly text: string;
	/** Path of the field, for a reference among the facts. */
	readonly path?: Path;
	/** The reference, for one among the facts or in a component. */
	readonly ref?: Ref;
	/** The link in the prose, for one of those. */
	readonly written?: WrittenLink;
	/** The entry it names; on a dangling link, the one that comes nearest in fact (of another kind, without the part). */
	readonly to?: Entry;
	/** Id of the part or heading it names. */
	readonly part?: string;
	/** Path of the file it names, where that is no entry: an image, a download, a file the site leaves out; with a slash at the end, a folder without pages. */
	readonly asset?: string;
	/** Path, from the handbook's root, at which a dangling link in the prose looks for a file. */
	readonly wanted?: string;
	/** Path on the site, where it names a page that is no entry: the index of a kind. */
	readonly page?: string;
	readonly outcome: 'found' | 'external' | 'missing' | 'missing-part' | 'wrong-kind' | 'wrong-case' | 'outside';
	/** What the author may have meant. */
	readonly guess?: string;
	/** Whether another entry was looked at first and has no such part. */
	readonly second?: true;
}

/** Where `link` stands. */
export const locationOf = ({ from, path, written }: Link): Location =>
	written && from.prose ? { source: from.prose.source, range: written.range } : from.at(path ?? []);

/** The address a page has on the site, from its root. */
export const pathOf = (entry: Entry): string => (entry.id === '' ? '/' : `/${entry.id}/`);

/** Path on the site for a file that is no page. */
export const assetPath = (path: string): string => `/${path.split('/').map(encodeURIComponent).join('/')}`;
